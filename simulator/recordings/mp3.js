// @ts-check
'use strict';

const { Readable } = require('node:stream');

/**
 * A tone as MPEG-1 Layer III, made by hand so that the package needs no audio file: one frame, repeated.
 * Frame: 48 kHz, 32 kbit/s, mono, no CRC, no padding → 144 * 32000 / 48000 = 96 bytes, 24 ms.
 * Both granules hold the same spectrum: a single ±1 in the third quadruple (lines 8-11), heard as about 420 Hz (decoded in Chromium).
 */
const FRAME_BYTES = 96;
const FRAME_MS = 24;
const BYTES_PER_SECOND = (FRAME_BYTES * 1000) / FRAME_MS;

/** Collects bits, most significant first. */
function bitWriter() {
	let bits = '';
	return {
		/** @param {number} value @param {number} width */
		put(value, width) {
			bits += value.toString(2).padStart(width, '0');
		},
		length: () => bits.length,
		/** @param {number} bytes */
		toBuffer(bytes) {
			const padded = bits.padEnd(bytes * 8, '0');
			return Buffer.from(
				Array.from({ length: bytes }, (_, index) => parseInt(padded.slice(index * 8, index * 8 + 8), 2)),
			);
		},
	};
}

/** One granule's spectrum in the code book for small values: a quadruple is its inverted 4 bits, then a sign per non-zero line. */
const SPECTRUM = Object.freeze([
	[0b1111, 4], // lines 0-3: zero
	[0b1111, 4], // lines 4-7: zero
	[0b1101, 4], // lines 8-11: line 10 is one
	[0, 1], // its sign: plus
]);
const SPECTRUM_BITS = SPECTRUM.reduce((sum, [, width]) => sum + width, 0);
/** 210 is full scale, a step is 1.5 dB: about -24 dB. */
const GLOBAL_GAIN = 194;

function toneFrame() {
	const bits = bitWriter();
	bits.put(0xfffb14c0, 32); // sync, MPEG-1 Layer III, 32 kbit/s, 48 kHz, mono
	bits.put(0, 9); // main data begins in this frame
	bits.put(0, 5); // private
	bits.put(0, 4); // scale factors are not shared
	for (let granule = 0; granule < 2; granule++) {
		bits.put(SPECTRUM_BITS, 12);
		bits.put(0, 9); // no big values
		bits.put(GLOBAL_GAIN, 8);
		bits.put(0, 4); // no scale factors
		bits.put(0, 1); // long blocks
		bits.put(0, 15); // three tables, unused
		bits.put(0, 7); // two region counts, unused
		bits.put(0, 2); // no pre-emphasis, scale
		bits.put(1, 1); // the code book above
	}
	for (let granule = 0; granule < 2; granule++) for (const [value, width] of SPECTRUM) bits.put(value, width);
	return bits.toBuffer(FRAME_BYTES);
}

/** About 60 kB of whole frames; a file is this block over and over, so its size costs no memory. */
const FRAME = toneFrame();
const BLOCK = Buffer.concat(Array.from({ length: 640 }, () => FRAME));

/**
 * @param {number} bytes exact length; a last frame may be cut
 * @returns {Readable}
 */
function toneOf(bytes) {
	let left = bytes;
	return new Readable({
		highWaterMark: 2 * BLOCK.length,
		read() {
			if (left <= 0) return void this.push(null);
			const size = Math.min(left, BLOCK.length);
			left -= size;
			this.push(size === BLOCK.length ? BLOCK : BLOCK.subarray(0, size));
		},
	});
}

module.exports = { BYTES_PER_SECOND, FRAME_BYTES, toneOf };
