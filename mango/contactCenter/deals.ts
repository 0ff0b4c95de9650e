/** Deals of the contact center (mango-api.md §2.13). */

import { integer, isObject, text, type JsonObject } from '../lenient';
import { rowsIn } from '../rows';
import { isoFromCenter } from './time';
import { DEAL_STATUSES, LOSS_REASONS, wordOf } from './words';

export function dealOf(row: JsonObject): Record<string, unknown> {
	return {
		dealId: integer(row.deal_id),
		name: text(row.name),
		status: wordOf(DEAL_STATUSES, text(row.status)),
		amount: amountOf(row.amount),
		contactId: integer(row.contact_id),
		employeeId: integer(row.abonent_id),
		funnelId: integer(row.funnel_id),
		stepId: integer(row.step_id),
		description: text(row.description),
		lossReason: wordOf(LOSS_REASONS, reasonOf(row)),
		lossComment: text(row.reason_comment),
		// By the ids of the fields, which are no names: kept as they are.
		customFields: isObject(row.custom_fields) ? row.custom_fields : {},
	};
}

/** A text where it is written, an object where it is read: `{ "fsreason": "too_expensive" }`. */
function reasonOf(deal: JsonObject): string | null {
	const given = deal.status_change_reason;
	return text(isObject(given) ? (given.fsreason ?? Object.values(given)[0]) : given);
}

function amountOf(value: unknown): number | null {
	const given = text(value);
	return given !== null && Number.isFinite(Number(given)) ? Number(given) : null;
}

const KEPT = [
	'contact_id',
	'name',
	'description',
	'amount',
	'abonent_id',
	'funnel_id',
	'step_id',
	'custom_fields',
	'status',
	'reason_comment',
] as const;

/**
 * Mango wants a changed deal as a whole: what is to change, and everything else as it was. Custom
 * fields are kept one by one; a reason goes only with a deal that is lost.
 */
export function changedDeal(reply: JsonObject, changes: JsonObject): Record<string, unknown> {
	const deal = isObject(reply.deal) ? reply.deal : {};
	const whole: Record<string, unknown> = {};
	for (const key of KEPT) {
		const value = deal[key];
		if (value !== undefined && value !== null && value !== '') whole[key] = value;
	}
	const reason = reasonOf(deal);
	if (reason !== null) whole.status_change_reason = reason;
	const changed: Record<string, unknown> = { ...whole, ...changes };
	if (isObject(changes.custom_fields) && isObject(whole.custom_fields)) {
		changed.custom_fields = { ...whole.custom_fields, ...changes.custom_fields };
	}
	if (changed.status !== DEAL_STATUSES.lost) {
		delete changed.status_change_reason;
		delete changed.reason_comment;
	}
	return changed;
}

export function customFieldOf(row: JsonObject): Record<string, unknown> {
	return {
		customFieldId: integer(row.custom_type_id ?? row.custom_field_id),
		name: text(row.name),
		type: text(row.type),
		required: isTrue(row.required),
		apiOnly: isTrue(row.api_only),
		checkMode: text(row.check_mode),
		checkLength: text(row.check_length),
		checkLengthB: text(row.check_length_b),
		currency: text(row.currency),
		options: rowsIn(row.list_items).map((item) => ({
			optionId: integer(item.custom_type_enum_id),
			value: text(item.value),
			order: integer(item.order),
		})),
	};
}

export interface Funnel {
	readonly funnelId: number | null;
	readonly name: string | null;
	readonly deleted: boolean;
	readonly steps: ReadonlyArray<{ readonly stepId: number | null; readonly name: string | null }>;
}

export function funnelOf(row: JsonObject): Funnel {
	return {
		funnelId: integer(row.sales_funnel_id ?? row.funnel_id ?? row.id),
		name: text(row.name),
		deleted: isTrue(row.deleted),
		steps: rowsIn(row.steps ?? row.stages).map((step) => ({
			stepId: integer(step.step_id ?? step.stage_id),
			name: text(step.name),
		})),
	};
}

export function documentOf(row: JsonObject): Record<string, unknown> {
	return {
		documentId: integer(row.file_id ?? row.document_id),
		fileName: text(row.blob_name),
		mimeType: text(row.blob_type),
		sizeKb: integer(row.blob_size_kb),
		employeeId: integer(row.abonent_id),
		createdAt: isoFromCenter(row.create),
	};
}

/** The id that Mango gave to a new document. */
export function documentIdOf(reply: JsonObject): number | null {
	return integer(reply.document_id ?? reply.file_id);
}

function isTrue(value: unknown): boolean {
	return value === true || integer(value) === 1;
}
