// SPDX-License-Identifier: Apache-2.0
import { constructor, lazily, members, species, tag } from "./members.js";
import { group } from "./objects.js";
import { callable, each, isObject, shown } from "./values.js";

/**
 * Lets Map, Set, WeakMap and WeakSet be made of any iterable, through the methods of subclasses, and adds WeakRef and
 * FinalizationRegistry (ECMA-262 24, 26). make(constructor, function) tells how new objects of a subclass are made.
 */
export function installCollections(host, global, make) {
  const NativeWeakMap = global.WeakMap;
  const names = ["Map", "Set", "WeakMap", "WeakSet"];
  for (let i = 0; i < names.length; i++) {
    replace(global, names[i], make);
  }
  const map = global.Map.prototype;
  const set = global.Set.prototype;
  members(map, { [Symbol.iterator]: map.entries });
  members(set, { keys: set.values, [Symbol.iterator]: set.values });
  members(global.Map, {
    groupBy(items, keyOf) {
      const groups = new global.Map();
      group(items, keyOf, (key, item) => {
        const list = groups.get(key);
        if (list === undefined) {
          groups.set(key, [item]);
        } else {
          list[list.length] = item;
        }
      });
      return groups;
    },
  });
  const { get } = global.WeakMap.prototype;
  members(global.WeakMap.prototype, {
    get(key) {
      const value = get.call(this, key);
      return value === null && !this.has(key) ? undefined : value;
    },
  });
  const weakReferences = () => installWeakReferences(host, global, NativeWeakMap);
  lazily(global, "WeakRef", weakReferences);
  lazily(global, "FinalizationRegistry", weakReferences);
}

function replace(global, name, make) {
  const Native = global[name];
  const { prototype } = Native;
  const isMap = name === "Map" || name === "WeakMap";

  function fill(object, iterable) {
    if (iterable === undefined || iterable === null) {
      return object;
    }
    const add = callable(isMap ? object.set : object.add);
    each(iterable, isMap ? (entry) => {
      if (!isObject(entry)) {
        throw new TypeError("Iterator value " + shown(entry) + " is not an entry object");
      }
      add.call(object, entry[0], entry[1]);
    } : (value) => {
      add.call(object, value);
    });
    return object;
  }

  const Constructor = function (iterable) {
    if (!(this instanceof Constructor)) {
      throw new TypeError("Constructor " + name + " requires 'new'");
    }
    return fill(new Native(), iterable);
  };
  constructor(global, name, Constructor, prototype, 0);
  if (name === "Map" || name === "Set") {
    species(Constructor);
  }
  make(Constructor, (list, home) => fill(Object.setPrototypeOf(new Native(), home), list[0]));
}

function installWeakReferences(host, global, NativeWeakMap) {
  const references = new NativeWeakMap();

  const WeakRef = function (target) {
    if (!(this instanceof WeakRef)) {
      throw new TypeError("Constructor WeakRef requires 'new'");
    }
    if (!isObject(target)) {
      throw new TypeError("WeakRef: target must be an object");
    }
    references.set(this, host.weakly(target));
  };
  const FinalizationRegistry = function (cleanUp) {
    if (!(this instanceof FinalizationRegistry)) {
      throw new TypeError("Constructor FinalizationRegistry requires 'new'");
    }
    callable(cleanUp);
    references.set(this, new NativeWeakMap());
  };
  const kept = (self, Constructor) => {
    const found = isObject(self) && self instanceof Constructor ? references.get(self) : undefined;
    if (found === undefined) {
      throw new TypeError("The receiver is no " + Constructor.name);
    }
    return found;
  };
  members(WeakRef.prototype, {
    deref() {
      return kept(this, WeakRef)();
    },
  });
  // An instance lives too short for clean-up to matter: nothing is ever called.
  members(FinalizationRegistry.prototype, {
    register(target, held, token) {
      const tokens = kept(this, FinalizationRegistry);
      if (!isObject(target)) {
        throw new TypeError("FinalizationRegistry.prototype.register: invalid target");
      }
      if (target === held) {
        throw new TypeError("FinalizationRegistry.prototype.register: target and holdings must not be same");
      }
      if (isObject(token)) {
        tokens.set(token, true);
      } else if (token !== undefined) {
        throw new TypeError("Invalid unregisterToken (" + shown(token) + ")");
      }
    },
    unregister(token) {
      const tokens = kept(this, FinalizationRegistry);
      if (!isObject(token)) {
        throw new TypeError("Invalid unregisterToken (" + shown(token) + ")");
      }
      return tokens.delete(token);
    },
  }, { register: 2 });
  tag(WeakRef.prototype, "WeakRef");
  tag(FinalizationRegistry.prototype, "FinalizationRegistry");
  constructor(global, "WeakRef", WeakRef, WeakRef.prototype, 1);
  constructor(global, "FinalizationRegistry", FinalizationRegistry, FinalizationRegistry.prototype, 1);
}
