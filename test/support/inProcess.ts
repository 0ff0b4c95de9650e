/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   test code: it runs n8n-core in this process, with the built package as n8n loads it. */
import 'reflect-metadata';

import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
	IBinaryData,
	IBinaryKeyData,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IExecuteData,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IWebhookFunctions,
} from 'n8n-workflow';

// n8n-core writes an encryption key and binary files there: never into the developer's own folder.
process.env.N8N_USER_FOLDER ??= mkdtempSync(join(tmpdir(), 'mango-n8n-'));
// Failing is what most tests are about; n8n would print each failure.
process.env.N8N_LOG_LEVEL ??= 'silent';

import { createRunExecutionData, NodeHelpers, Workflow } from 'n8n-workflow';
import {
	BinaryDataService,
	ExecutionLifecycleHooks,
	HookContext,
	LoadOptionsContext,
	ExecuteContext,
	PackageDirectoryLoader,
	PollContext,
	RoutingNode,
	WebhookContext,
	WorkflowExecute,
} from 'n8n-core';

// n8n-core's own copy of its container: the one at the top of node_modules may be another version.
const { Container } = createRequire(require.resolve('n8n-core'))('@n8n/di') as {
	Container: { get<Service>(service: new (...args: never[]) => Service): Service };
};

const { forgetPairs } = createRequire(require.resolve('n8n-core'))(
	join(process.cwd(), 'dist/nodes/MangoOfficeTrigger/pairs.js'),
) as { forgetPairs(): void };

const PACKAGE = 'n8n-nodes-mango-office';

export interface Outcome {
	readonly items: INodeExecutionData[];
	/** What left by the error output, where the node has one. */
	readonly failed: INodeExecutionData[];
	/** The error that ended the run, as n8n stores it. */
	readonly error: (Error & { description?: string | null; context?: IDataObject }) | undefined;
}

export interface WebhookOutcome {
	/** What the node wrote on the response by hand, if it did. */
	readonly status: number | undefined;
	readonly body: unknown;
	/** Whether n8n is told to leave the reply alone; otherwise it answers 200 by itself. */
	readonly byHand: boolean;
	/** The item that starts an execution, if one does. */
	readonly item: IDataObject | undefined;
	/** All that the node did to the response before it handed over the item, in order: calls with their arguments. */
	readonly written: ReadonlyArray<readonly unknown[]>;
	readonly log: string[];
}

/** How n8n calls a hook: who asks, and for which workflow. */
export interface HookCall {
	readonly nodeId?: string;
	/** `manual` is a test run in the editor, `trigger` a published workflow. */
	readonly mode?: 'manual' | 'trigger';
	readonly workflow?: Workflow;
}

export interface RunOptions {
	readonly items?: IDataObject[];
	/** Files of every item. */
	readonly binary?: IBinaryKeyData;
	readonly continueOnFail?: boolean;
	/** "On Error: Continue (using error output)". */
	readonly errorOutput?: boolean;
	readonly signal?: AbortSignal;
	/** `manual` is a click in the editor, `trigger` a published workflow that nobody watches. */
	readonly mode?: 'manual' | 'trigger';
}

export interface WebhookRequest {
	/** What follows the base address, e.g. `/events/call`. */
	readonly suffix: string;
	readonly method?: string;
	/** The body as n8n's parser leaves it (n8n-platform.md §2.1). */
	readonly body?: unknown;
	readonly rawBody?: Buffer;
	/** A body that n8n has not read, because it does not know the content type; null when reading it fails. */
	readonly unread?: Buffer | null;
	readonly nodeId?: string;
	readonly workflowId?: string;
	readonly test?: boolean;
}

export interface InProcess {
	run(
		parameters: INodeParameters,
		options?: RunOptions,
	): Promise<Outcome>;
	webhook(
		parameters: INodeParameters,
		request: WebhookRequest,
	): Promise<WebhookOutcome>;
	hook(name: 'checkExists' | 'create' | 'delete', call?: HookCall): Promise<boolean>;
	/** A workflow that consists of the trigger, as it would be published. */
	triggerWorkflow(): Workflow;
	/** One look of the polling trigger; `kept` is n8n's static data, which outlives a restart. */
	poll(parameters: INodeParameters, kept: IDataObject, mode?: 'trigger' | 'manual'): Promise<IDataObject[]>;
	/** @param parameters what the editor shows when the list opens */
	list(method: string, filter?: string, parameters?: INodeParameters): Promise<unknown>;
	loadOptions(method: string): Promise<unknown>;
	nodeType(name: string): INodeType;
	credentialType: ICredentialType;
	/** The first item of a declarative request with the credential, as its test in the editor sends it. */
	credentialRequest(request: IHttpRequestOptions): Promise<unknown>;
	/** The bytes of a file that a run has stored. */
	readBinary(file: IBinaryData): Promise<Buffer>;
	/** Removes the files of all runs. */
	removeBinaries(): Promise<void>;
}

/** Runs the built nodes inside n8n-core, with one credential; HTTP is real. */
export async function inProcess(credential: ICredentialDataDecryptedObject | undefined): Promise<InProcess> {
	await Container.get(BinaryDataService).init();
	// Each of these stands for an n8n that has just started.
	forgetPairs();
	const loader = new PackageDirectoryLoader(process.cwd());
	await loader.loadAll();
	const credentialType = loader.getCredential('mangoOfficeApi').type;

	const start: INodeType = {
		description: {
			displayName: 'Start', name: 'start', group: ['trigger'], version: 1, description: 'x',
			defaults: { name: 'Start' }, inputs: [], outputs: ['main'], properties: [],
		},
		async execute() {
			return [this.getInputData()];
		},
	};
	const typeOf = (name: string): INodeType =>
		name === 'test.start' ? start : (loader.getNode(name.split('.').pop() as string).type as INodeType);
	const nodeTypes = {
		getByName: typeOf,
		getByNameAndVersion: (name: string, version?: number) => NodeHelpers.getVersionedNodeType(typeOf(name), version),
		getKnownTypes: () => ({}),
	};
	const credentialsHelper = {
		getParentTypes: () => [],
		getDecrypted: async () => {
			if (credential === undefined) throw new Error('Credential with ID "1" does not exist');
			return { ...credential };
		},
		getCredentialsProperties: () => credentialType.properties,
		authenticate: async (data: ICredentialDataDecryptedObject, _type: string, options: never) =>
			await (credentialType.authenticate as (...args: unknown[]) => Promise<never>)(data, options),
		preAuthentication: async () => undefined,
		getCredentials: async () => ({}),
		updateCredentials: async () => {},
		isCredentialUsableByNode: () => true,
	};
	const base = {
		credentialsHelper,
		executionId: '417',
		restApiUrl: 'http://x/rest',
		instanceBaseUrl: 'http://x/',
		webhookBaseUrl: 'http://x/webhook',
		webhookWaitingBaseUrl: 'http://x/webhook-waiting',
		webhookTestBaseUrl: 'http://x/webhook-test',
		formWaitingBaseUrl: 'http://x/form-waiting',
		variables: {},
		setExecutionStatus() {},
		sendDataToUI() {},
		logAiEvent() {},
	};
	const additional = () =>
		({
			...base,
			hooks: new ExecutionLifecycleHooks('manual', '417', { id: 'w', name: 'w', nodes: [], connections: {} } as never),
		}) as never;

	const nodeOf = (type: string, parameters: INodeParameters, more: Partial<INode> = {}): INode => ({
		id: '2',
		name: 'Mango Office',
		type: `${PACKAGE}.${type}`,
		typeVersion: type === 'mangoOfficeTrigger' ? 2 : 1,
		position: [0, 0],
		parameters,
		credentials: { mangoOfficeApi: { id: '1', name: 'PBX' } },
		...more,
	});
	const workflowOf = (nodes: INode[], id = 'w') =>
		new Workflow({
			id,
			name: 'w',
			nodes,
			connections: nodes.length < 2 ? {} : { Start: { main: [[{ node: nodes[1].name, type: 'main', index: 0 }]] } },
			active: false,
			nodeTypes: nodeTypes as never,
			settings: { executionOrder: 'v1' },
		});

	return {
		nodeType: typeOf,
		credentialType,

		async credentialRequest(request) {
			const description = {
				...start.description,
				credentials: [{ name: 'mangoOfficeApi', required: true }],
				properties: [{ displayName: 'Temp', name: 'temp', type: 'string', routing: { request }, default: '' }],
			};
			const type = { description } as unknown as INodeType;
			const node = nodeOf('temp', {});
			const workflow = new Workflow({
				nodes: [node],
				connections: {},
				active: false,
				nodeTypes: { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) } as never,
			});
			const input = { main: [[{ json: {} }]] };
			const executeData: IExecuteData = { node, data: input, source: null };
			const context = new ExecuteContext(
				workflow,
				node,
				additional(),
				'internal',
				createRunExecutionData() as never,
				0,
				[{ json: {} }],
				input,
				executeData,
				[],
			);
			const output = await new RoutingNode(context, type).runNode();
			return output?.[0]?.[0]?.json;
		},

		async readBinary(file) {
			const stored = Container.get(BinaryDataService);
			return file.id === undefined ? Buffer.from(file.data, 'base64') : await stored.getAsBuffer(file);
		},

		async removeBinaries() {
			await Container.get(BinaryDataService).deleteMany([{ type: 'execution', workflowId: 'w', executionId: '417' }]);
		},

		async run(
			parameters,
			{ items = [{}], binary, continueOnFail = false, errorOutput = false, signal, mode = 'manual' } = {},
		) {
			const first: INode = {
				id: '1', name: 'Start', type: 'test.start', typeVersion: 1, position: [0, 0], parameters: {},
			};
			const onError = errorOutput ? 'continueErrorOutput' : continueOnFail ? 'continueRegularOutput' : undefined;
			const node = nodeOf('mangoOffice', parameters, onError === undefined ? {} : { onError });
			const workflow = workflowOf([first, node]);
			const stack: IExecuteData[] = [
				{ node: first, data: { main: [items.map((json) => ({ json, ...(binary === undefined ? {} : { binary }) }))] }, source: null },
			];
			const execution = new WorkflowExecute(
				additional(),
				mode,
				createRunExecutionData({ executionData: { nodeExecutionStack: stack } } as never),
			);
			const running = execution.processRunExecutionData(workflow);
			signal?.addEventListener('abort', () => (running as unknown as { cancel(): void }).cancel());
			const result = await running;
			const data = result.data.resultData.runData[node.name]?.[0];
			return {
				items: data?.data?.main[0] ?? [],
				failed: data?.data?.main[1] ?? [],
				error: (data?.error ?? result.data.resultData.error) as Outcome['error'],
			};
		},

		async webhook(
			parameters,
			{ suffix, method = 'POST', body, rawBody, unread, nodeId = 't', workflowId = 'hooked', test = false },
		) {
			const node = nodeOf('mangoOfficeTrigger', parameters, { id: nodeId, webhookId: 'hook-id' });
			const type = typeOf(node.type);
			const path = `/${test ? 'webhook-test' : 'webhook'}/hook-id${suffix}`;
			const log: string[] = [];
			const written: unknown[][] = [];
			const response: object = new Proxy({}, {
				get: (_target, name) => (...values: unknown[]) => {
					written.push([name, ...values]);
					return response;
				},
				set: (_target, name, value) => written.push(['set', name, value]) > 0,
			});
			const given = (name: string) => written.find(([called]) => called === name)?.[1];
			const httpRequest = {
				...{ path, body, rawBody, headers: {}, params: {}, query: {}, method },
				async readRawBody() {
					if (unread === null) throw new Error('request aborted');
					httpRequest.rawBody = unread;
				},
			};
			const context = new WebhookContext(
				workflowOf([node], workflowId),
				node,
				{
					...base,
					httpRequest,
					httpResponse: response,
				} as never,
				test ? 'manual' : 'webhook',
				{
					webhookDescription: (type.description.webhooks ?? [])[0],
					path,
					httpMethod: method,
				} as never,
				[],
				null as never,
			);
			const note = (message: string) => void log.push(message);
			Object.defineProperty(context, 'logger', { value: { warn: note, error: note, info: note, debug: note } });
			const returned = await type.webhook?.call(context as unknown as IWebhookFunctions);
			const rows = returned?.workflowData?.[0];
			if ((rows?.length ?? 0) > 1 || (returned?.workflowData?.length ?? 0) > 1) {
				throw new Error('One request of the PBX started more than one item');
			}
			const byHand = returned?.noWebhookResponse === true;
			const [status, sent] = [given('status') as number | undefined, given('json') ?? given('send')];
			return { status, body: sent, byHand, item: rows?.[0]?.json, written: [...written], log };
		},

		triggerWorkflow: () => workflowOf([nodeOf('mangoOfficeTrigger', {}, { id: 't', webhookId: 'hook-id' })], 'hooked'),

		async hook(name, { nodeId = 't', mode = 'manual', workflow } = {}) {
			const node = nodeOf('mangoOfficeTrigger', {}, { id: nodeId, webhookId: 'hook-id' });
			const activation = mode === 'manual' ? 'manual' : 'activate';
			const context = new HookContext(workflow ?? workflowOf([node], 'hooked'), node, additional(), mode, activation);
			return (await typeOf(node.type).webhookMethods?.default?.[name].call(context as never)) as boolean;
		},

		async poll(parameters, kept, mode = 'trigger') {
			const node = nodeOf('mangoOfficePollingTrigger', parameters, { id: 'p' });
			const context = new PollContext(
				workflowOf([node], 'polled'), node, additional(), mode, 'activate',
				undefined, undefined, undefined, undefined, () => kept,
			);
			const rows = await typeOf(node.type).poll?.call(context as never);
			return (rows?.[0] ?? []).map(({ json }) => json);
		},

		async list(method, filter, parameters) {
			const node = nodeOf('mangoOffice', {});
			const shown = { ...(additional() as object), currentNodeParameters: parameters } as never;
			const context = new LoadOptionsContext(workflowOf([node]), node, shown, '');
			const search = typeOf(node.type).methods?.listSearch?.[method];
			return await search?.call(context as never, filter);
		},

		async loadOptions(method) {
			const node = nodeOf('mangoOfficeTrigger', {});
			const context = new LoadOptionsContext(workflowOf([node]), node, additional(), '');
			return await typeOf(node.type).methods?.loadOptions?.[method].call(context as never);
		},
	};
}
