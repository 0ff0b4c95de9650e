import type { Operation, Resource } from './operation';
import { account } from './operations/account';
import { audioFile } from './operations/audioFile';
import { autoSecretary } from './operations/autoSecretary';
import { call } from './operations/call';
import { callTracking } from './operations/callTracking';
import { campaign } from './operations/campaign';
import { campaignTask } from './operations/campaignTask';
import { chat } from './operations/chat';
import { contact } from './operations/contact';
import { contactGroup } from './operations/contactGroup';
import { conversation } from './operations/conversation';
import { custom } from './operations/custom';
import { customField } from './operations/customField';
import { deal } from './operations/deal';
import { employee } from './operations/employee';
import { event } from './operations/event';
import { forwarding } from './operations/forwarding';
import { group } from './operations/group';
import { incomingList } from './operations/incomingList';
import { line } from './operations/line';
import { organization } from './operations/organization';
import { outgoingBlockList } from './operations/outgoingBlockList';
import { presence } from './operations/presence';
import { recording } from './operations/recording';
import { resultCode } from './operations/resultCode';
import { role } from './operations/role';
import { scheme } from './operations/scheme';
import { sipAccount } from './operations/sipAccount';
import { sms } from './operations/sms';
import { speech } from './operations/speech';
import { statistics } from './operations/statistics';
import { todo } from './operations/todo';
import { trunk } from './operations/trunk';

/** Everything the node can do. */
export const RESOURCES: readonly Resource[] = [
	account,
	audioFile,
	autoSecretary,
	call,
	callTracking,
	campaign,
	campaignTask,
	chat,
	contact,
	contactGroup,
	conversation,
	custom,
	customField,
	deal,
	employee,
	event,
	forwarding,
	group,
	incomingList,
	line,
	organization,
	outgoingBlockList,
	presence,
	recording,
	resultCode,
	role,
	scheme,
	sipAccount,
	sms,
	speech,
	statistics,
	todo,
	trunk,
];

/**
 * The operation of a saved workflow. A search in a list, so that a name such as `constructor`,
 * which may arrive from an expression or an AI agent, finds nothing.
 */
export function findOperation(resource: string, operation: string): Operation | undefined {
	return RESOURCES.find(({ value }) => value === resource)?.operations.find(
		({ value }) => value === operation,
	);
}
