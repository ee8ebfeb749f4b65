// Looks for the number that solves a challenge: the digest of salt and number begins with so many bits that are zero.
const AT_ONCE = 256;

onmessage = async ({ data: { salt, difficulty } }) => {
  const encoder = new TextEncoder();
  for (let from = 0; ; from += AT_ONCE) {
    const digests = await Promise.all(Array.from({ length: AT_ONCE }, (none, index) =>
      crypto.subtle.digest("SHA-256", encoder.encode(salt + (from + index)))));
    const found = digests.findIndex((digest) => zeroBits(new Uint8Array(digest)) >= difficulty);
    if (found >= 0) {
      postMessage(from + found);
      return;
    }
  }
};

function zeroBits(bytes) {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? bytes.length * 8 : first * 8 + Math.clz32(bytes[first]) - 24;
}
