// @ts-check
'use strict';

/**
 * Shapes that several files of the simulator share. Types only.
 *
 * @typedef {{ apiKey: string, apiSalt: string }} Credentials
 *
 * @typedef {'string' | 'int' | 'number' | 'flag' | 'oneOf' | 'object' | 'list' | 'any'} Kind
 *
 * One parameter of a method, as the reference prints it.
 * @typedef {object} Parameter
 * @property {string} name with `*` at its end: all that begin so
 * @property {Kind} kind
 * @property {boolean} [required]
 * @property {boolean} [empty] a required string may be ''
 * @property {number} [max] longest text, or largest number
 * @property {number} [maxBytes] longest text in UTF-8 bytes
 * @property {number} [min]
 * @property {RegExp} [format]
 * @property {string} [formatText] the format in words, for the journal
 * @property {readonly unknown[]} [values] allowed values
 * @property {Parameter[]} [fields] of an object
 * @property {Parameter} [items] of a list
 * @property {(value: any) => string | null} [check] anything else; answers what is wrong
 *
 * What a handler answers: `json`, or `text`, or a `stream` with its own headers.
 * @typedef {object} Reply
 * @property {number} [status]
 * @property {Record<string, string>} [headers]
 * @property {unknown} [json]
 * @property {string} [text]
 * @property {Refusal} [refusal]
 * @property {string[]} [notes] remarks for the journal: elements of a batch that were not done, unknown fields
 *
 * @typedef {object} Refusal
 * @property {number} code of §5.3
 * @property {string} text what rule was broken
 * @property {string} section of mango-api.md
 * @property {Record<string, number>} [fields]
 * @property {'A' | 'B' | 'C'} [confidence]
 *
 * What comes of an accepted command: the code of its result webhook, and for the journal why.
 * @typedef {{ code: number, text?: string }} Outcome
 *
 * What else came with a request: its headers, and the file of a multipart form.
 * @typedef {{ headers: import('node:http').IncomingHttpHeaders, file: { name: string, type: string, bytes: Buffer } | null }} Extra
 *
 * @typedef {{ max: number, per: number, key?: string }} Rate at most `max` requests in `per` ms; methods with one `key` share the window
 *
 * One method of Mango's API.
 * @typedef {object} Method
 * @property {string} path exactly as printed in the reference, slashes at the end included
 * @property {'vpbx' | 'cc' | 's2t'} [base]
 * @property {string} section of mango-api.md
 * @property {'A' | 'B' | 'C'} confidence
 * @property {Rate} [rate] absent: 10 per second, its own window
 * @property {string | string[]} [service] of gate/services.js; without it the method answers its code
 * @property {Parameter[]} parameters
 * @property {boolean} [open] the reference does not print all parameters: none is called unknown
 * @property {boolean} [multipart] the form is multipart/form-data with a `file`
 * @property {number} [maxBody] bytes; absent: 4 MB
 * @property {boolean} [command] answered 1000 at once; `result/<command>` follows
 * @property {(pbx: any, params: any, extra: Extra) => Refusal | null} [check] rules over several parameters
 * @property {(pbx: any, params: any, extra: Extra) => Reply | Promise<Reply>} [handler] a command has none
 * @property {(pbx: any, params: any) => Outcome} [outcome] of a command; absent: done
 * @property {(pbx: any, params: any) => Promise<unknown>} [events] of a command that succeeded
 */

module.exports = {};
