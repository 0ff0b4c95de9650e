import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { customPath, customPathProblem } from '../../../mango/customPath';
import { camelCaseKeys, fromJson, integer, isObject } from '../../../mango/lenient';
import { methodNamed, methodRow } from '../../../mango/methods';
import { isHtml, type Answer } from '../../../mango/reply';
import { explain } from '../../../mango/result';
import { flag } from '../fields/choices';
import { json } from '../fields/structures';
import { text } from '../fields/texts';
import type { Input, Resource } from '../operation';
import type { Tools } from '../tools';

/** The release valve: whatever Mango adds, signed and judged as everything else. */
export const custom: Resource = {
	value: 'custom',
	name: 'Custom Request',
	operations: [
		{
			value: 'send',
			name: 'Send',
			action: 'Send custom request',
			description:
				'Call any method of the Mango Office API that has no operation of its own; parameters are not checked, and two refused requests (code 3xxx) within two minutes make Mango Office block the whole PBX for two minutes',
			fields: [
				text('path', {
					label: 'Path',
					placeholder: 'e.g. account/balance or /cc/task/get',
					description:
						'As the manual prints it, slashes at its end included; with a slash in front when it does not begin with vpbx',
				}),
				json('parameters', {
					label: 'Parameters',
					description: "The request's JSON under Mango's own names; an empty object for a method without parameters",
				}),
				flag('onlyReads', {
					label: 'Only Reads',
					default: false,
					description: 'Whether the method changes nothing, so that it may be repeated after a passing fault',
				}),
			],
			check: ({ path, parameters }) => {
				const asked = customPath(path as string);
				const problem = customPathProblem(asked);
				if (problem !== null) return `'Path' ${problem}`;
				const isCommand = methodRow(methodNamed(asked, 'write')).kind === 'command';
				return isCommand && (parameters as IDataObject).command_id === undefined
					? "'Parameters' needs a command_id, because the path is a command"
					: null;
			},
			run,
			example: {
				in: { path: 'account/balance', parameters: {}, onlyReads: true },
				out: [{ result: { ...explain(1000) }, balance: 1234.56, currency: 'RUB' }],
			},
		},
	],
};

async function run(tools: Tools, { path, parameters, onlyReads }: Input): Promise<INodeExecutionData[]> {
	const method = methodNamed(customPath(path as string), onlyReads === true ? 'read' : 'write');
	const answer = await tools.ask(method, parameters as IDataObject);
	const data = otherThanObject(answer);
	if (data !== undefined) return [{ json: { data } }];
	const { result, ...rest } = tools.judge(method, answer);
	const code = integer(Array.isArray(result) ? result[0] : result);
	return [
		{
			json: {
				...(code === null ? {} : { result: { ...explain(code) } }),
				...(camelCaseKeys(rest) as IDataObject),
			},
		},
	];
}

/** A good answer that is no JSON object, such as a report in CSV or a list; undefined for the usual kind. */
function otherThanObject({ status, body }: Answer): IDataObject[] | string | null | undefined {
	if (status < 200 || status >= 300) return undefined;
	if (body === undefined || body === null || body === '') return null;
	const parsed = fromJson(body);
	if (isObject(parsed)) return undefined;
	if (Array.isArray(parsed)) return camelCaseKeys(parsed) as IDataObject[];
	return typeof body === 'string' && !isHtml(body) ? body : undefined;
}
