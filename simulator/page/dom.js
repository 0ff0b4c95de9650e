// @ts-check

/** Builds nodes. Text always goes in as text: event fields come from anywhere, and must not become markup. */

/**
 * @param {string} tag with classes: `div.card.wide`
 * @param {Record<string, any>} [attributes] `on…` are listeners
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {any}
 */
export function el(tag, attributes = {}, ...children) {
	const [name, ...classes] = tag.split('.');
	const node = document.createElement(name);
	if (classes.length) node.className = classes.join(' ');
	for (const [key, value] of Object.entries(attributes)) {
		if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
		else if (value === true) node.setAttribute(key, '');
		else if (value !== false && value !== null && value !== undefined) node.setAttribute(key, String(value));
	}
	for (const child of children) if (child) node.append(child);
	return node;
}

/** @param {string} id @returns {any} */
export const byId = (id) => document.getElementById(id);

/** @param {any} value @returns {HTMLElement} JSON with quiet colours */
export function jsonView(value) {
	const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
	const pre = el('pre.json');
	let last = 0;
	for (const match of text.matchAll(/("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?/g)) {
		pre.append(text.slice(last, match.index));
		const kind = match[2] ? 'name' : match[1] ? 'text' : 'value';
		pre.append(el(`span.json-${kind}`, {}, match[1] ?? match[0]), match[2] ?? '');
		last = match.index + match[0].length;
	}
	pre.append(text.slice(last));
	return pre;
}

let toastTimer = 0;

/** @param {string} text */
export function toast(text) {
	const box = byId('toast');
	box.textContent = text;
	box.hidden = false;
	clearTimeout(toastTimer);
	toastTimer = window.setTimeout(() => (box.hidden = true), 6000);
}
