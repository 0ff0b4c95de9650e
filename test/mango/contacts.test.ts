import { contactElement, mergedContact, needsReading, phoneProblem } from '../../mango/contacts';

const CONTACT = {
	contact_id: 880002,
	name: 'Ирина Лосева',
	phones: [
		{ phone_id: 2, type: 1, phone: '8 900 000-00-02', phone_num: '79000000002', comment: '', ext: null, is_default: 1 },
		{ phone_id: '3', type: 0, phone: '74950000055', phone_num: '74950000055', comment: 'Офис', ext: '12', is_default: 0 },
	],
	emails: [{ email_id: 1, email: 'I.Loseva@example.org', comment: '', is_default: 1 }],
	groups: [{ group_id: '8801', group_name: 'VIP' }],
	nets: [{ net_id: 1, net: 1, uname: 'loseva' }],
	messengers: [{ mgr_id: 1, mgr: 1, uname: 'loseva' }],
	custom_values: [{ custom_value_id: 1, custom_field_id: 1, type: 2, text: '', list_items: [{ enum_id: 1 }] }],
};

const change = (more: object) => ({ contact_id: 880002, ...more });
const KEPT_MOBILE = { phone_id: 2, type: 1, phone: '8 900 000-00-02', comment: '', is_default: 1 };
const KEPT_OFFICE = { phone_id: '3', type: 0, phone: '74950000055', comment: 'Офис', ext: '12', is_default: 0 };

describe('an update keeps what it does not mention', () => {
	test('a list that is not mentioned is not sent at all', () => {
		expect(mergedContact(CONTACT, change({ name: 'Ирина' }))).toEqual({ contact_id: 880002, name: 'Ирина' });
	});

	test('a new phone is added to those that are there, which go back whole', () => {
		expect(mergedContact(CONTACT, change({ phones: [{ phone: '79000000003' }] }))).toEqual({
			contact_id: 880002,
			phones: [KEPT_MOBILE, KEPT_OFFICE, { type: 1, phone: '79000000003' }],
		});
	});

	test('a phone in another writing is the same phone', () => {
		const { phones } = mergedContact(CONTACT, change({ phones: [{ phone: '79000000002', comment: 'WhatsApp' }] }));
		expect(phones).toEqual([{ ...KEPT_MOBILE, phone: '79000000002', comment: 'WhatsApp' }, KEPT_OFFICE]);
	});

	test('a phone by its id gets another number, ids as texts or numbers', () => {
		const { phones } = mergedContact(CONTACT, change({ phones: [{ phone_id: 3, phone: '74950000056' }] }));
		expect(phones).toEqual([KEPT_MOBILE, { ...KEPT_OFFICE, phone_id: 3, phone: '74950000056' }]);
	});

	test('an id that the contact does not have is refused, before anything is sent', () => {
		expect(() => mergedContact(CONTACT, change({ phones: [{ phone_id: 99, phone: '7900' }] }))).toThrow(
			'The contact has no phone with the ID 99',
		);
	});

	test('the same new phone twice is one phone', () => {
		const phones = [{ phone: '79000000003' }, { phone: '79000000003', comment: 'evening' }];
		expect(mergedContact(CONTACT, change({ phones })).phones).toHaveLength(3);
	});

	test('a new default takes the place of the old one', () => {
		const { phones } = mergedContact(CONTACT, change({ phones: [{ phone: '79000000003', is_default: true }] }));
		expect((phones as Array<{ is_default: unknown }>).map(({ is_default: isDefault }) => isDefault)).toEqual([false, false, true]);
	});

	test('a SIP address becomes a SIP number', () => {
		const { phones } = mergedContact({}, change({ phones: [{ phone: 'sip:a@example.org' }] }));
		expect(phones).toEqual([{ type: 2, phone: 'sip:a@example.org' }]);
	});

	test.each([
		['emails', { email: 'i.loseva@EXAMPLE.org', comment: 'work' }, [{ email_id: 1, email: 'i.loseva@EXAMPLE.org', comment: 'work', is_default: 1 }]],
		['emails', { email: 'new@example.org' }, [CONTACT.emails[0], { email: 'new@example.org' }]],
		['groups', { group_id: 8802 }, [{ group_id: '8801' }, { group_id: 8802 }]],
		['groups', { group_id: 8801 }, [{ group_id: 8801 }]],
		['nets', { net: 1, uname: 'Loseva' }, [{ net_id: 1, net: 1, uname: 'Loseva' }]],
		['nets', { net: 0, uname: 'loseva' }, [CONTACT.nets[0], { net: 0, uname: 'loseva' }]],
		['messengers', { mgr: 1, uname: '@loseva' }, [{ mgr_id: 1, mgr: 1, uname: '@loseva' }]],
		['custom_values', { custom_field_id: 2, text: 'A' }, [CONTACT.custom_values[0], { custom_field_id: 2, text: 'A' }]],
		['custom_values', { custom_field_id: 1, text: 'B' }, [{ ...CONTACT.custom_values[0], text: 'B' }]],
	])('%s: %j', (list, element, expected) => {
		expect(mergedContact(CONTACT, change({ [list]: [element] }))[list]).toEqual(expected);
	});

	test('a contact whose lists are missing or nonsense gets the new ones', () => {
		for (const phones of [undefined, null, 'x', [null, 7]]) {
			expect(mergedContact({ phones }, change({ phones: [{ phone: '79000000003' }] })).phones).toEqual([
				{ type: 1, phone: '79000000003' },
			]);
		}
	});
});

describe('lists that are to be replaced', () => {
	test('hold only what is mentioned, and need no reading', () => {
		const wanted = change({ phones: [{ phone: '79000000003' }] });
		expect(needsReading(wanted, ['phones'])).toBe(false);
		expect(mergedContact({}, wanted, ['phones']).phones).toEqual([{ type: 1, phone: '79000000003' }]);
	});

	test('keep the id of a phone that stays, where the contact was read for another list', () => {
		const wanted = change({ phones: [{ phone: '79000000002' }], emails: [{ email: 'new@example.org' }] });
		expect(needsReading(wanted, ['phones'])).toBe(true);
		const { phones, emails } = mergedContact(CONTACT, wanted, ['phones']);
		expect(phones).toEqual([{ ...KEPT_MOBILE, phone: '79000000002' }]);
		expect(emails).toHaveLength(2);
	});

	test('are emptied when nothing is mentioned', () => {
		expect(mergedContact({}, change({}), ['phones'])).toEqual({ contact_id: 880002, phones: [] });
	});
});

describe('what a user filled in, in Mango\'s writing', () => {
	test('numbers as digits, ids as objects, rows without a value gone', () => {
		expect(
			contactElement({
				name: 'A',
				phones: [{ phone: '8 (900) 000-00-01', type: 1, is_default: false }, { type: 1, is_default: true }],
				emails: [{ email: 'a@example.org', is_default: true }, { is_default: false }],
				groups: [1, 2],
				nets: [{ net: 1 }],
				messengers: [{ mgr: 1, uname: 'a' }],
				custom_values: [{ custom_field_id: 1, list_items: [4] }, { custom_field_id: 2 }, { text: 'x' }],
			}),
		).toEqual({
			name: 'A',
			phones: [{ phone: '79000000001', type: 1 }],
			emails: [{ email: 'a@example.org', is_default: true }],
			groups: [{ group_id: 1 }, { group_id: 2 }],
			messengers: [{ mgr: 1, uname: 'a' }],
			custom_values: [{ custom_field_id: 1, list_items: [{ enum_id: 4 }] }],
		});
	});

	test.each([
		[{ type: 1, phone: '+7 900 000-00-01' }, null],
		[{ type: 1, phone: 'Anna' }, 'is not a phone number: Anna'],
		[{ type: 5, phone: 'sip:a@example.org' }, 'is not a phone number: sip:a@example.org'],
		[{ type: 2, phone: 'sip:a@example.org' }, null],
		[{ phone: 'sip:a@example.org' }, null],
		[{ type: 3, phone: 'anna.skype' }, null],
		[{ type: 4, phone: '101' }, null],
		[{ phone: '12' }, 'is not a phone number: 12'],
		[{ type: 1 }, null],
	])('a phone %j', (phone, problem) => {
		expect(phoneProblem(phone)).toBe(problem);
	});
});
