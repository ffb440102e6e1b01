// SPDX-License-Identifier: Apache-2.0
import { setState, stateOf, tag } from "./idl.js";

/** Defines Performance (High Resolution Time 7): the time since the instance started, and when that was. */
export function definePerformance(web, host) {
  const { EventTarget } = web.events();
  const timeOrigin = host.wallMillis() - host.monotonicMillis();
  let made = false;

  class Performance extends EventTarget {
    constructor() {
      if (made) {
        throw new TypeError("Illegal constructor");
      }
      super();
    }
    now() {
      stateOf(this, Performance);
      return host.monotonicMillis();
    }
    get timeOrigin() {
      stateOf(this, Performance);
      return timeOrigin;
    }
    toJSON() {
      stateOf(this, Performance);
      return { timeOrigin };
    }
  }
  tag(Performance, "Performance");
  const performance = new Performance();
  made = true;
  return { Performance, performance };
}

/** Defines Navigator as far as servers have one: the product token of RFC 7231, without version or comment. */
export function makeNavigator(product, compatible) {
  let made = false;
  class Navigator {
    constructor() {
      if (made) {
        throw new TypeError("Illegal constructor");
      }
      setState(this, {});
    }
    get userAgent() {
      stateOf(this, Navigator);
      return product;
    }
  }
  tag(Navigator, "Navigator");
  if (compatible("enable_navigator_language")) {
    Object.defineProperty(Navigator.prototype, "language", {
      get() {
        stateOf(this, Navigator);
        return "en";
      },
      enumerable: true,
      configurable: true,
    });
  }
  const navigator = new Navigator();
  made = true;
  return { Navigator, navigator };
}
