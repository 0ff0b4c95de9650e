/** The last event of a call that nobody answered (mango-api.md §3.5), to be varied. */
export const MISSED = {
	entry_id: 'MjAwMDAwMDAwMTo4MQ==',
	call_direction: 1,
	from: { number: '79000000001' },
	to: { extension: '101', number: '' },
	line_number: '74950000001',
	create_time: 1782000000,
	forward_time: 1782000005,
	talk_time: 0,
	end_time: 1782000030,
	entry_result: 0,
	disconnect_reason: 1111,
};
