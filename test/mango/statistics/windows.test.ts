import fc from 'fast-check';

import { LONGEST_WINDOW_MS, windowsOf } from '../../../mango/statistics/windows';
import { moscowText } from '../../../mango/time';
import { holds } from '../../support/property';

const DAY = 24 * 60 * 60 * 1000;

it('exactly thirty days, which Mango refuses with 3111, are two windows', () => {
	const from = Date.UTC(2026, 5, 1);
	expect(windowsOf({ from, to: from + 30 * DAY - 1000 })).toHaveLength(1);
	expect(windowsOf({ from, to: from + 30 * DAY })).toHaveLength(2);
});

it('an empty period is one second, a reversed one is nothing', () => {
	expect(windowsOf({ from: 5000, to: 5000 })).toEqual([{ from: 5000, to: 5000 }]);
	expect(windowsOf({ from: 5000, to: 4000 })).toEqual([]);
});

const period = fc.record({ from: fc.nat(2_000_000_000), days: fc.nat(3000), seconds: fc.nat(86_400) });
holds(
	'no second of any period is left out or asked for twice, and no window is too long',
	500,
	fc.property(period, ({ from, days, seconds }) => {
		const whole = { from: from * 1000, to: from * 1000 + days * DAY + seconds * 1000 };
		const windows = windowsOf(whole);
		expect(windows[0].from).toBe(whole.from);
		expect(windows[windows.length - 1].to).toBe(whole.to);
		windows.forEach((window, index) => {
			expect(window.to - window.from).toBeLessThanOrEqual(LONGEST_WINDOW_MS);
			expect(window.to).toBeGreaterThanOrEqual(window.from);
			if (index > 0) expect(window.from).toBe(windows[index - 1].to + 1000);
		});
	}),
);

it('Mango gets Moscow time in its own writing; ISO dates are refused with 3104', () => {
	expect(moscowText(Date.UTC(2026, 5, 20, 21, 0, 5))).toBe('21.06.2026 00:00:05');
	expect(moscowText(Date.UTC(2026, 11, 31, 21, 0, 0))).toBe('01.01.2027 00:00:00');
});
