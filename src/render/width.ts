const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
/** Makes the character before it an emoji. */
const EMOJI = "\ufe0f";
/** Makes one emoji of those on both sides. */
const JOINER = "\u200d";
const NARROW = /^[ -~]*$/;

/** Columns that a text takes on screen, as formatters count them: wide characters two, combining marks none. */
export function widthOf(text: string): number {
  if (NARROW.test(text)) return text.length;
  let width = 0;
  let last = 0;
  let joined = false;
  for (const character of text) {
    if (character === EMOJI) {
      width += 2 - last;
      last = 2;
    } else if (character === JOINER) joined = last === 2;
    else if (joined) joined = false;
    else if (!/\p{Mn}|[\u200b-\u200c]|[\ufe00-\ufe0f]/u.test(character)) {
      last = WIDE.test(character) ? 2 : 1;
      width += last;
    }
  }
  return width;
}
