// SPDX-License-Identifier: Apache-2.0
// Whatever would ask the engine's ICU for data, which is not there: some of it ends the process.
import { hidden } from "../language/define.js";
import { installIntl } from "../language/intl/index.js";
import { method } from "./replace.js";

const { apply } = Reflect;
const { getPrototypeOf } = Object;
const { exec } = RegExp.prototype;
const { normalize } = String.prototype;
const bigIntValue = BigInt.prototype.valueOf;

/** Marks on one letter are put in order in a time that grows with the square of their number; the host refuses so many. */
const LONG = 4096;
const ASCII = /^[\x00-\x7f]*$/;

/** Puts the prelude's own Intl, and the methods that follow a locale, in the place of the engine's. */
export function installLocales(host, global) {
  const tools = installIntl(host, global);
  hidden(getPrototypeOf(Uint8Array.prototype), "toLocaleString", Array.prototype.toLocaleString);
  const methods = {
    toLocaleString(locales, options) {
      const value = apply(bigIntValue, this, []);
      return new (tools().numbers())(locales, options).format(value);
    },
    /** The engine has the data of the canonical forms, but not of those for compatibility. */
    normalize(form) {
      if (this === undefined || this === null) {
        throw new TypeError("String.prototype.normalize called on null or undefined");
      }
      const text = `${this}`;
      const wanted = form === undefined ? "NFC" : `${form}`;
      if ((wanted === "NFC" || wanted === "NFD") && text.length < LONG) {
        return apply(normalize, text, [wanted]);
      }
      const isKnown = wanted === "NFKC" || wanted === "NFKD";
      return isKnown && apply(exec, ASCII, [text]) !== null ? text : host.normalize(text, wanted);
    },
  };
  method(BigInt.prototype, methods.toLocaleString);
  Object.defineProperty(methods.normalize, "length", { value: 0, configurable: true });
  Object.defineProperty(methods.toLocaleString, "length", { value: 0, configurable: true });
  method(String.prototype, methods.normalize);
}
