/** Takes packed values out of bytes, one after the other; the mirror of cci_core/badges/packing.py. */

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const END = 10;

/** The file is not what it should be. */
export class Damaged extends Error {}

export class ByteReader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.place = 0;
  }

  get atEnd() {
    return this.place === this.bytes.length;
  }

  /** The next number, seven bits a byte, lowest first. */
  number() {
    let value = 0;
    for (let factor = 1; factor <= 2 ** 49; factor *= 128) {
      const byte = this.bytes[this.place++];
      if (byte === undefined) throw new Damaged("ends too early");
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
    throw new Damaged("a number is too long");
  }

  /** The next number of either sign. */
  signed() {
    const number = this.number();
    return number % 2 ? -(number + 1) / 2 : number / 2;
  }

  /** @param {number} count */
  take(count) {
    const end = this.place + count;
    if (end > this.bytes.length) throw new Damaged("ends too early");
    const taken = this.bytes.subarray(this.place, end);
    this.place = end;
    return taken;
  }

  /** The next bytes that stand after their number. */
  block() {
    return this.take(this.number());
  }

  text() {
    return decodeText(this.block());
  }

  /** The next bytes before an end of line. */
  line() {
    const end = this.bytes.indexOf(END, this.place);
    if (end < 0) throw new Damaged("a text does not end");
    const taken = this.bytes.subarray(this.place, end);
    this.place = end + 1;
    return taken;
  }
}

/** @param {Uint8Array} bytes */
export function decodeText(bytes) {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new Damaged("a text is not UTF-8");
  }
}
