import { text } from '../../fields/texts';

/** One leg of a conversation; the description says which leg the command is for. */
export function callId(description: string) {
	return text('callId', { label: 'Call ID', at: 'call_id', max: 128, placeholder: 'e.g. {{ $json.callId }}', description });
}
