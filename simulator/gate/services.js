// @ts-check
'use strict';

/** Services of §4.6 that an account may lack: all are on until `POST /simulator/faults {"services":{"<name>":false}}`. */

/**
 * `code`: what methods answer without the service. No code: they answer with empty data, which their handlers see to.
 * @type {Readonly<Record<string, { code?: number, title: string, confidence: 'A' | 'B' | 'C' }>>}
 */
const SERVICES = Object.freeze({
	API_CONNECT: { code: 5300, title: 'API_CONNECT (address book)', confidence: 'A' },
	ALLOW_GROUPS: { code: 5200, title: 'ALLOW_GROUPS (groups)', confidence: 'A' },
	PBX_SERVICES: { code: 5201, title: '«Услуги ВАТС»', confidence: 'A' },
	BW_LIST: { code: 5221, title: 'BW_LIST (black and white lists)', confidence: 'A' },
	ANI_ROUTING: { code: 5225, title: 'ANI_ROUTING (forwarding by number)', confidence: 'A' },
	OUTBOUND_BLACKLIST: { code: 5008, title: '«Чёрный и белый списки» (outgoing)', confidence: 'A' },
	CONTACT_CENTRE: { code: 5101, title: 'contact centre', confidence: 'A' },
	OPEN_API: { code: 5008, title: '«Открытое API»', confidence: 'A' },
	SPEECH_ANALYTICS: { title: '«Речевая аналитика»', confidence: 'C' },
	CALL_TRACKING: { title: '«Динамический коллтрекинг»', confidence: 'A' },
});

/** @returns {Record<string, boolean>} */
const allServices = () => Object.fromEntries(Object.keys(SERVICES).map((name) => [name, true]));

/**
 * @param {any} settings
 * @param {import('../types').Method} method
 * @returns {import('../types').Refusal | null}
 */
function serviceRefusal(settings, { service = [] }) {
	const lacking = [service].flat().find((name) => settings.services[name] === false && SERVICES[name]?.code);
	if (!lacking) return null;
	const { code = 5008, title, confidence } = SERVICES[lacking];
	return { code, text: `the service ${title} is off`, section: '§4.6', confidence };
}

module.exports = { allServices, serviceRefusal, SERVICES };
