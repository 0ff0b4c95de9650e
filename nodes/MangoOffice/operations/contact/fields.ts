import { byName } from '../../../alphabetical';
import { choice, choices, flag } from '../../fields/choices';
import type { Field } from '../../fields/field';
import { id, ids, wholeNumber } from '../../fields/numbers';
import { pick } from '../../fields/pickers';
import { rows } from '../../fields/structures';
import { email, text } from '../../fields/texts';
import { day } from '../../fields/times';

export const contactId = pick('contactId', 'searchContacts', {
	label: 'Contact',
	at: 'contact_id',
	placeholder: 'e.g. 880001',
});

/** For {@link elementOf}: nothing is sent. */
export const KEEP = { name: 'Keep as It Is', value: 'keep', description: 'A new number becomes a mobile one' };

/** In an update a choice may leave things as they are; a new contact has nothing to keep. */
function phoneType(isUpdate: boolean): Field {
	const options = isUpdate ? [...PHONE_TYPES, KEEP] : PHONE_TYPES;
	return choice('type', {
		...optionalIn('Type', 'type'),
		default: isUpdate ? KEEP.value : 1,
		options: byName(options),
	});
}

const PHONE_TYPES = [
	{ name: 'Fax', value: 5 },
	{ name: 'Landline', value: 0 },
	{ name: 'Mobile', value: 1 },
	{ name: 'Other', value: 4 },
	{ name: 'SIP', value: 2 },
	{ name: 'Skype', value: 3 },
];

const MESSENGERS = [
	{ name: 'Skype', value: 2 },
	{ name: 'Telegram', value: 1 },
	{ name: 'Viber', value: 0 },
	{ name: 'WhatsApp', value: 3 },
];

/** Which number stands for which network only Mango's manual of 2026 says (DOC26 §3.9.3.4). */
const NETWORKS = [
	'Facebook',
	'VKontakte',
	'Google+',
	'Odnoklassniki',
	'MySpace',
	'Instagram',
	'LinkedIn',
	'Twitter',
	'Vine',
	'YouTube',
	'Badoo',
].map((name, value) => ({ name, value }));

/** Rows without the value itself are dropped, because an expression often gives nothing. */
function optionalIn(label: string, at: string) {
	return { label, at, optional: true };
}

function comment(): Field {
	return text('comment', { ...optionalIn('Comment', 'comment'), maxCharacters: 255 });
}

function isDefault(what: string): Field {
	return flag('isDefault', {
		label: 'Is Default',
		at: 'is_default',
		default: false,
		description: `Whether this is the ${what} that comes first`,
	});
}

/** An element of the contact's own, that is changed instead of one being added. */
function ownId(isUpdate: boolean, name: string, label: string, at: string): Field[] {
	if (!isUpdate) return [];
	const description = 'Of one that the contact has already, to change it; otherwise it is found by its value, or added';
	return [id(name, { ...optionalIn(label, at), description, placeholder: 'e.g. 1' })];
}

/** Everything about a contact but its name. */
export function contactFields(isUpdate: boolean): Field[] {
	const kept = isUpdate ? '; those that are not mentioned stay' : '';
	return [
		rows('phones', {
			label: 'Phones',
			at: 'phones',
			optional: true,
			row: 'Phone',
			description: `Phone numbers in any writing${kept}`,
			columns: [
				text('number', { ...optionalIn('Number', 'phone'), maxCharacters: 255, placeholder: 'e.g. +7 916 123-45-67' }),
				phoneType(isUpdate),
				text('extension', { ...optionalIn('Extension', 'ext'), maxCharacters: 32, placeholder: 'e.g. 12' }),
				comment(),
				isDefault('number'),
				...ownId(isUpdate, 'phoneId', 'Phone ID', 'phone_id'),
			],
		}),
		rows('emails', {
			label: 'Emails',
			at: 'emails',
			optional: true,
			row: 'Email',
			description: `E-mail addresses${kept}`,
			columns: [
				email('email', optionalIn('Email', 'email')),
				comment(),
				isDefault('address'),
				...ownId(isUpdate, 'emailId', 'Email ID', 'email_id'),
			],
		}),
		rows('messengers', {
			label: 'Messengers',
			at: 'messengers',
			optional: true,
			row: 'Messenger',
			description: `Accounts in messengers${kept}`,
			columns: [
				choice('messenger', { ...optionalIn('Messenger', 'mgr'), default: 1, options: MESSENGERS }),
				text('username', { ...optionalIn('Username', 'uname'), placeholder: 'e.g. anna_ivanova' }),
				...ownId(isUpdate, 'messengerId', 'Messenger ID', 'mgr_id'),
			],
		}),
		rows('networks', {
			label: 'Social Networks',
			at: 'nets',
			optional: true,
			row: 'Network',
			description: `Accounts in social networks${kept}`,
			columns: [
				choice('network', {
					...optionalIn('Network', 'net'),
					default: 1,
					options: byName(NETWORKS),
				}),
				text('username', { ...optionalIn('Username', 'uname'), placeholder: 'e.g. anna_ivanova' }),
				...ownId(isUpdate, 'networkId', 'Network ID', 'net_id'),
			],
		}),
		rows('customFields', {
			label: 'Custom Fields',
			at: 'custom_values',
			optional: true,
			row: 'Custom Field',
			description: `Values of custom fields, whose IDs Custom Field: Get Many lists${kept}`,
			columns: [
				id('customFieldId', { ...optionalIn('Custom Field ID', 'custom_field_id'), placeholder: 'e.g. 1' }),
				text('text', { ...optionalIn('Text', 'text'), description: 'The value of a text field' }),
				ids('itemIds', {
					...optionalIn('Item IDs', 'list_items'),
					placeholder: 'e.g. 1, 2',
					description: 'The chosen items of a list field',
				}),
			],
		}),
		ids('contactGroupIds', {
			label: 'Contact Group IDs',
			at: 'groups',
			optional: true,
			placeholder: 'e.g. 8801, 8802',
			description: `Groups that the contact is put into, whose IDs Contact Group: Get Many lists${kept}`,
		}),
		pick('organizationId', 'searchOrganizations', {
			label: 'Organization',
			at: 'org.org_id',
			optional: true,
			placeholder: 'e.g. 88001',
		}),
		text('position', { label: 'Position', at: 'office', optional: true, placeholder: 'e.g. Accountant' }),
		text('site', { label: 'Website', at: 'site', optional: true, placeholder: 'e.g. https://example.com' }),
		text('url', {
			label: 'Card URL',
			at: 'url',
			optional: true,
			placeholder: 'e.g. https://crm.example.com/contacts/1',
			description: 'Where the card of the contact is, for example in a CRM',
		}),
		text('comment', { label: 'Comment', at: 'comment', optional: true, rows: 3 }),
		wholeNumber('importance', {
			label: 'Importance',
			at: 'importance',
			optional: true,
			min: 0,
			max: 9,
			description: 'From 0 for an ordinary contact to 9',
		}),
		day('birthday', { label: 'Birthday', at: 'birthday', optional: true }),
		wholeNumber('sex', {
			label: 'Sex',
			at: 'sex',
			optional: true,
			min: 0,
			max: 1,
			description: 'As the PBX numbers it: 0 or 1',
		}),
		pick('personalEmployeeId', 'searchEmployeeIds', {
			label: 'Personal Employee',
			at: 'user_id',
			optional: true,
			placeholder: 'e.g. 400001',
			description: 'Who looks after this contact',
		}),
		ids('favoriteOfEmployeeIds', {
			label: 'Favorite of Employee IDs',
			at: 'in_favorites',
			optional: true,
			description: 'Employees who have the contact among their favorites, by ID; replaces those of before',
		}),
	];
}

export const replaceLists = choices('replaceLists', {
	label: 'Replace Instead of Add',
	optional: true,
	description:
		'Lists of which only what is mentioned here stays: all else in them is deleted, everything if nothing is mentioned',
	options: [
		{ name: 'Contact Groups', value: 'groups' },
		{ name: 'Custom Fields', value: 'custom_values' },
		{ name: 'Emails', value: 'emails' },
		{ name: 'Messengers', value: 'messengers' },
		{ name: 'Phones', value: 'phones' },
		{ name: 'Social Networks', value: 'nets' },
	],
});
