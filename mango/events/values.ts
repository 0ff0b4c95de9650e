/** Data table: what a builder can choose in the trigger's «Events» (contract §3). */

export const TRIGGER_VALUES = [
	{
		value: 'addressBook.changed',
		name: 'Address Book Changed',
		description: 'A contact, an organization or a group of the address book was added, changed or deleted',
	},
	{
		value: 'call.answered',
		name: 'Call Answered',
		description: 'An employee or an outside number picked up; fires for each leg of a call that is answered',
	},
	{
		value: 'call.changed',
		name: 'Call Changed',
		description: 'Every change of every leg of every call: about ten items per call',
	},
	{
		value: 'call.ended',
		name: 'Call Ended',
		description: 'A conversation is over, answered or not: one item per conversation, with times and reason',
	},
	{
		value: 'call.incoming',
		name: 'Call Incoming',
		description: 'A client starts calling: one item per conversation, before anybody picks up',
	},
	{
		value: 'call.missed',
		name: 'Call Missed',
		description: 'A client called and nobody talked to them: one item per conversation, with the reason in words',
	},
	{
		value: 'call.ringing',
		name: 'Call Ringing',
		description: "An employee's phone rings; fires for each phone that rings",
	},
	{
		value: 'chat.closed',
		name: 'Chat Closed',
		description: 'A chat of the contact center was closed',
	},
	{
		value: 'chat.message',
		name: 'Chat Message',
		description: 'A message or another event in a chat of Mango Dialogs',
	},
	{
		value: 'command.result',
		name: 'Command Result',
		description: 'How a call, transfer, SMS or another command ended that the Mango Office node had sent',
	},
	{
		value: 'connection.checked',
		name: 'Connection Checked',
		description: 'Somebody pressed the check button in the cabinet; useful to test the connection',
	},
	{
		value: 'dtmf.received',
		name: 'DTMF Received',
		description: 'A caller pressed keys in the voice menu',
	},
	{
		value: 'employee.sessionEnded',
		name: 'Employee Session Ended',
		description: 'An employee was disconnected from the contact center',
	},
	{
		value: 'employee.status',
		name: 'Employee Status Changed',
		description: 'An employee went online, offline, on a break and so on in the contact center',
	},
	{
		value: 'recording.changed',
		name: 'Recording Changed',
		description: 'A recording was started, continued or completed; the file is not there yet',
	},
	{
		value: 'recording.ready',
		name: 'Recording Ready',
		description: 'The file of a recording can be downloaded; comes some minutes after the call',
	},
	{
		value: 'recording.tagged',
		name: 'Recording Tagged',
		description: 'Speech analytics has recognized the topics of a recording',
	},
	{
		value: 'robot.statistics',
		name: 'Robot Statistics',
		description: 'Statistics of a dialogue that a voice robot has led',
	},
	{
		value: 'sms.status',
		name: 'SMS Status',
		description: 'An SMS sent by the Mango Office node was delivered, or why it was not',
	},
	{
		value: 'speech.recognized',
		name: 'Speech Recognized',
		description: 'The recognition of an uploaded audio file has finished',
	},
	{
		value: 'statistics.ready',
		name: 'Statistics Ready',
		description: 'A statistics report that was asked for is ready to be fetched',
	},
] as const;

export type TriggerValue = (typeof TRIGGER_VALUES)[number]['value'];
