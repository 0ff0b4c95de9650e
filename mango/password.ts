/** What Mango wants of a new password (mango-api.md §5.3: 3120, 3131, 3132). */

const FEWEST_CHARACTERS = 8;

/** The end of the sentence "'Password' …", without the password; null when Mango should take it. */
export function passwordProblem(password: string): string | null {
	if (!/^[\x21-\x7e]*$/.test(password)) {
		return 'holds characters other than Latin letters, digits and signs';
	}
	const isStrong =
		password.length >= FEWEST_CHARACTERS &&
		/[A-Z]/.test(password) &&
		/[a-z]/.test(password) &&
		/\d/.test(password);
	return isStrong
		? null
		: `is too weak: it needs at least ${FEWEST_CHARACTERS} characters, with uppercase and lowercase letters and digits`;
}
