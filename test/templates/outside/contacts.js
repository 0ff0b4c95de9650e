// @ts-check
'use strict';

const { userCrm } = require('./userCrm');

/** Contacts of a CRM at https://crm.example.org/api/contacts?phone=…: GET finds those with that number. @param {any[]} contacts */
const contactsCrm = (contacts) =>
	userCrm(({ method, path }) => {
		const { pathname, searchParams } = new URL(path, 'https://crm.example.org');
		if (method !== 'GET' || pathname !== '/api/contacts') return null;
		return { json: contacts.filter(({ phone }) => phone === searchParams.get('phone')) };
	});

module.exports = { contactsCrm };
