// @ts-check
'use strict';

/**
 * The PBX that every run starts from. Invented data; the first two employees, the first group and line are those of
 * test/fixtures/responses.json (a test compares them). Data table: longer than other files on purpose.
 */

const { addressBook } = require('./seed/addressBook');
const { configuration } = require('./seed/configuration');
const { campaigns, contactCentre } = require('./seed/contactCentre');
const { speech, tracking } = require('./seed/speech');

const PRODUCT_ID = 300001;
const DOMAIN = 'example.mangosip.ru';

/** @param {string} extension */
const sipOf = (extension) => `sip:u${extension}@${DOMAIN}`;

/** @param {string} extension */
const sipPhone = (extension) => ({ number: sipOf(extension), protocol: 'sip', order: 0, wait_sec: 30, status: 'on' });

/** §2.7: `order` and `wait_sec` may be strings. @param {string} number */
const mobilePhone = (number) => ({ number, protocol: 'tel', order: '0', wait_sec: '20', status: 'on' });

/**
 * @param {number} userId
 * @param {string} extension
 * @param {string} name
 * @param {any} [more]
 */
const employee = (userId, extension, name, more = {}) => ({
	userId,
	extension,
	name,
	email: '',
	department: '',
	position: '',
	mobile: '',
	login: '',
	accessRoleId: 2,
	dialAlg: 1,
	useStatus: 0,
	useCcNumbers: 0,
	trunkNumberId: null,
	outgoingLine: '74950000001',
	lineId: 90001,
	sips: extension ? [sipOf(extension)] : [],
	numbers: extension ? [sipPhone(extension)] : [],
	groups: /** @type {number[]} */ ([]),
	...more,
});

function seed() {
	const employees = [
		employee(400001, '101', 'Anna Ivanova', {
			email: 'a.ivanova@example.org',
			department: 'Sales',
			position: 'Manager',
			mobile: '79000000101',
			login: 'a.ivanova',
			groups: [70001],
		}),
		employee(400002, '102', 'Pavel Petrov', {
			sips: [],
			outgoingLine: '',
			lineId: null,
			numbers: [mobilePhone('79000000102')],
			groups: [70001],
		}),
		employee(400003, '103', 'Olga Smirnova', {
			email: 'o.smirnova@example.org',
			department: 'Sales',
			position: 'Head of sales',
			groups: [70002],
		}),
		employee(400004, '104', 'Дмитрий Кузнецов', {
			email: 'd.kuznetsov@example.org',
			department: 'Продажи',
			position: 'Менеджер',
			groups: [70001],
		}),
		employee(400005, '105', 'Мария Соколова', { department: 'Ресепшн', position: 'Администратор', groups: [70002] }),
		employee(400006, '106', 'Ivan Volkov', {
			email: 'i.volkov@example.org',
			department: 'R&D',
			position: 'Engineer',
			numbers: [sipPhone('106'), { ...mobilePhone('79000000106'), order: '1' }],
			groups: [70003],
		}),
		employee(400007, '107', 'Екатерина Орлова', { department: 'Поддержка', position: 'Специалист', groups: [70003] }),
		employee(400008, '108', 'Timur Akhmetov', {
			email: 't.akhmetov@example.org',
			department: 'Support',
			groups: [70003],
		}),
		employee(400009, '109', 'Алексей Ёлкин', { department: 'Бухгалтерия', position: 'Бухгалтер', groups: [70004] }),
		employee(400010, '110', 'Nina Belova-Koch', {
			department: 'Marketing',
			outgoingLine: '78000000001',
			lineId: 90003,
		}),
		employee(400011, '111', 'София Лебедева', {
			email: 's.lebedeva@example.org',
			accessRoleId: 1,
			position: 'Директор',
		}),
		// §2.1.1: an employee without an internal number cannot start callbacks.
		employee(400012, '', 'Gleb Intern', { department: 'Sales' }),
		// §2.7: a robot cannot be deleted, 5302.
		employee(400013, '', 'Voice robot', { outgoingLine: '', lineId: null, robot: true }),
	];

	/** @param {number} id @param {string} extension @param {string} name @param {string} description */
	const group = (id, extension, name, description) => ({
		id,
		name,
		description,
		extension,
		dial_alg_group: 2,
		dial_alg_users: 1,
		auto_redirect: 0,
		auto_dial: 0,
		line_id: null,
		use_dynamic_ivr: 0,
		use_dynamic_seq_num: 0,
		melody_id: 0,
		/** Not printed as it is: priority by user_id, 1 where absent. @type {Record<number, number>} */
		priorities: {},
		operators: employees.filter((person) => person.groups.includes(id)).map((person) => person.userId),
	});

	/** @param {number} line_id @param {string} number @param {string} name @param {string} region @param {number} [schema_id] */
	const line = (line_id, number, name, region, schema_id = 30001) => ({
		line_id,
		number,
		name,
		comment: '',
		region,
		schema_id,
		schema_name: schema_id === 30001 ? 'Day' : 'Night',
	});

	return {
		productId: PRODUCT_ID,
		...campaigns(),
		...contactCentre(),
		...speech(),
		...tracking(),
		employees,
		groups: [
			group(70001, '500', 'Sales', ''),
			group(70002, '501', 'Reception', 'First contact'),
			group(70003, '502', 'Поддержка', ''),
			group(70004, '503', 'Бухгалтерия', ''),
			group(70005, '504', 'Night shift', 'Nobody here by day'),
		],
		lines: [
			line(90001, '74950000001', 'Main', 'Москва'),
			line(90002, 'sip:line1@example.mangosip.ru', 'line1', 'sip'),
			line(90003, '78000000001', 'Free call', 'toll-free'),
			line(90004, '78120000001', 'Санкт-Петербург', 'Санкт-Петербург', 30002),
		],
		...configuration(DOMAIN),
		book: addressBook(),
		/** What the next object of a kind gets; ids never come back. */
		nextIds: {
			group: 70006,
			employee: 400014,
			sip: 11,
			forwarding: 3,
			bwNumber: 2,
			organization: 88004,
			contactGroup: 8803,
			contact: 880100,
			phone: 1001,
			email: 1001,
			net: 1001,
			messenger: 1001,
			customValue: 1001,
			cursor: 1,
		},
		balance: { amount: 1234.56, currency: 'RUB' },
		/** In the store from the start: those of fixtures/events.json. */
		recordings: ['MToxMDAwMDAwOjkwMDAwMDAwMDE6MA==', 'MToxMDAwMDAwOjkwMDAwMDAwMDU6MA=='],
	};
}

module.exports = { seed, sipOf };
