// SPDX-License-Identifier: Apache-2.0
// The GCM specification (test cases 3, 4 and 16), SP 800-38A, RFC 3394, and what another implementation gives.
const { subtle } = crypto;

function hex(data) {
  return Array.from(new Uint8Array(data)).map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function unhex(text) {
  const digits = text.replace(/\s/g, "");
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) => parseInt(digits.substr(2 * i, 2), 16));
}

function utf8(text) {
  return new TextEncoder().encode(text);
}

function count(length, from = 0) {
  return Uint8Array.from({ length }, (_, i) => (i + from) % 256);
}

const TEXT = "The quick brown fox jumps over the lazy dog";
const BOTH = ["encrypt", "decrypt"];

function aes(name, key, usages = BOTH) {
  return subtle.importKey("raw", key, name, true, usages);
}

async function both(algorithm, key, plain, expected, about) {
  equal(hex(await subtle.encrypt(algorithm, key, plain)), expected, about);
  equal(hex(await subtle.decrypt(algorithm, key, unhex(expected))), hex(plain), about + ", back");
}

test("GCM: the cases of its specification", async () => {
  const plain = unhex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525"
    + "b16aedf5aa0de657ba637b391aafd255");
  const iv = unhex("cafebabefacedbaddecaf888");
  const key = await aes("AES-GCM", unhex("feffe9928665731c6d6a8f9467308308"));
  const cipher = "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e21d514b25466931c7d8"
      + "f6a5aac84aa051ba30b39"
    + "6a0aac973d58e091";
  await both({ name: "AES-GCM", iv }, key, plain, cipher + "473f59854d5c2af327cd64a62cf35abd2ba6fab4", "case 3");
  const additionalData = unhex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
  await both({ name: "AES-GCM", iv, additionalData }, key, plain.subarray(0, 60),
    cipher + "5bc94fbc3221a5db94fae95ae7121a47", "case 4");
  const long = await aes("AES-GCM", unhex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"));
  await both({ name: "AES-GCM", iv, additionalData }, long, plain.subarray(0, 60),
    "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838"
    + "c5f61e6393ba7a0abcc9f662"
    + "76fc6ece0f4e1768cddf8853bb2d551b", "case 16");
});

test("GCM: other implementations", async () => {
  for (const [bytes, short, long] of [
    [16,
      "c704c2ee176e9e3720f203f859d41e28d54962c63998908695019e5b71368218edc1fb9b95facec3249b6ed3de02fc"
          + "4dbd1a9f71920a060e4201b0",
      "fec0f6bee8f7a0a09a98751ceb08c6df228ec483a32ca0105401bf9380e7cb0426e490adeca1d94022d32b1f406bb7"
          + "7c10698cc3eb06af2513b77d"],
    [24,
      "b29147bbe8cca06dbb13bef090deb25068f04b2b52d43bce0c7f044ea8e40128bf11d71d7b26742b97c8769f465287"
          + "a8f645ece6ac7914db068191",
      "d4325e5bcbbc93ef2284f772426985aa1ac0b74d2e125c44375ae7d517f172f4e0a4f51040666a83ffdffcb6903bb8"
          + "0c05b6ffcc397267faa72d26"],
    [32,
      "136ab33bb490ab78e661f5f9de9e164de5b9ff149a0e320c4b478af3781b20c669758e90cebb6bb810cb18d4655bc0"
          + "c7497d03467caecdccf0bfbd",
      "3304c5564891234bf6dfb95b3ad3429332dc13810df8be33371e22a3eb8becbe001aa9981c3aa9ee864651f0c2b6c6"
          + "b0c9e6f2919a7b5311a7ff2d"]]) {
    const key = await aes("AES-GCM", count(bytes));
    equal(key.algorithm, { name: "AES-GCM", length: 8 * bytes });
    await both({ name: "aes-gcm", iv: count(12), additionalData: utf8("more") }, key, utf8(TEXT), short, bytes + " bytes");
    await both({ name: "AES-GCM", iv: count(16) }, key, utf8(TEXT), long, bytes + " bytes, long iv");
  }
});

test("GCM: lengths of tags", async () => {
  const key = await aes("AES-GCM", count(16));
  const expected = {
    32: "f20ec479e959bb", 64: "f20ec479e959bb6962f797", 96: "f20ec479e959bb6962f79785abcaf8",
    104: "f20ec479e959bb6962f79785abcaf894", 112: "f20ec479e959bb6962f79785abcaf894ff",
    120: "f20ec479e959bb6962f79785abcaf894ff67",
  };
  for (const length of Object.keys(expected)) {
    const algorithm = { name: "AES-GCM", iv: count(12), tagLength: Number(length) };
    await both(algorithm, key, utf8("abc"), expected[length], "tag of " + length);
    const wrong = unhex(expected[length]);
    wrong[wrong.length - 1] ^= 1;
    await rejects("OperationError", subtle.decrypt(algorithm, key, wrong), "a wrong tag of " + length);
    wrong[wrong.length - 1] ^= 1;
    wrong[0] ^= 1;
    await rejects("OperationError", subtle.decrypt(algorithm, key, wrong), "wrong data with a tag of " + length);
  }
  for (const tagLength of [0, 8, 33, 100, 129, 255]) {
    await rejects("OperationError", subtle.encrypt({ name: "AES-GCM", iv: count(12), tagLength }, key, utf8("abc")));
    await rejects("OperationError", subtle.decrypt({ name: "AES-GCM", iv: count(12), tagLength }, key, count(40)));
  }
  await rejects("TypeError", subtle.encrypt({ name: "AES-GCM", iv: count(12), tagLength: 256 }, key, utf8("abc")));
  await rejects("TypeError", subtle.encrypt({ name: "AES-GCM", iv: count(12), tagLength: NaN }, key, utf8("abc")));
});

test("GCM: what is not right", async () => {
  const key = await aes("AES-GCM", count(16));
  const sealed = new Uint8Array(await subtle.encrypt({ name: "AES-GCM", iv: count(12) }, key, utf8("abc")));
  await rejects("OperationError", subtle.decrypt({ name: "AES-GCM", iv: count(12, 1) }, key, sealed), "another iv");
  await rejects("OperationError", subtle.decrypt({ name: "AES-GCM", iv: count(12), additionalData: utf8("a") }, key, sealed));
  await rejects("OperationError", subtle.decrypt({ name: "AES-GCM", iv: count(12) }, key, sealed.subarray(0, 15)), "short");
  await rejects("OperationError", subtle.decrypt({ name: "AES-GCM", iv: count(12) }, key, new Uint8Array(0)), "empty");
  await rejects("OperationError", subtle.encrypt({ name: "AES-GCM", iv: new Uint8Array(0) }, key, utf8("abc")), "no iv");
  await rejects("TypeError", subtle.encrypt({ name: "AES-GCM" }, key, utf8("abc")));
  await rejects("TypeError", subtle.encrypt({ name: "AES-GCM", iv: "abc" }, key, utf8("abc")));
  await rejects("TypeError", subtle.encrypt({ name: "AES-GCM", iv: count(12), additionalData: null }, key, utf8("abc")));
  await rejects("TypeError", subtle.encrypt("AES-GCM", key, utf8("abc")));
  const empty = await subtle.encrypt({ name: "AES-GCM", iv: count(12) }, key, new Uint8Array(0));
  equal(empty.byteLength, 16);
  equal((await subtle.decrypt({ name: "AES-GCM", iv: count(12) }, key, empty)).byteLength, 0);
});

test("CBC", async () => {
  const plain = unhex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51");
  const key = await aes("AES-CBC", unhex("2b7e151628aed2a6abf7158809cf4f3c"));
  const sealed = hex(await subtle.encrypt({ name: "AES-CBC", iv: count(16) }, key, plain));
  equal(sealed.substring(0, 64), "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2", "F.2.1");
  equal(sealed.length, 96, "one block of padding");
  equal(hex(await subtle.decrypt({ name: "AES-CBC", iv: count(16) }, key, unhex(sealed))), hex(plain));
  for (const [bytes, expected] of [
    [16, "d5f239401cf82914474428e33d8b1c9e380a8f51f8800d23a97775715faf4ba9184136f0641c6aa50af279b95be10423"],
    [24, "10acab422ae42b3528294371bdbbc03761516108d758216e7c8b8f8049cc9c08db59bb4584e45fbf11584090f1c8c693"],
    [32, "4846f83aa211e239aa62a21f527f089ee9ddbead30ee15d4e79b607a621b97be038b06d28923c94bca2c60df36761146"]]) {
    await both({ name: "AES-CBC", iv: count(16) }, await aes("AES-CBC", count(bytes)), utf8(TEXT), expected, bytes + " bytes");
  }
  await rejects("OperationError", subtle.encrypt({ name: "AES-CBC", iv: count(12) }, key, plain));
  await rejects("OperationError", subtle.decrypt({ name: "AES-CBC", iv: count(17) }, key, plain));
  await rejects("OperationError", subtle.decrypt({ name: "AES-CBC", iv: count(16) }, key, plain.subarray(1)), "no block");
  await rejects("OperationError", subtle.decrypt({ name: "AES-CBC", iv: count(16, 1) }, key, plain), "wrong padding");
  await rejects("OperationError", subtle.decrypt({ name: "AES-CBC", iv: count(16) }, key, new Uint8Array(0)), "empty");
  equal((await subtle.encrypt({ name: "AES-CBC", iv: count(16) }, key, new Uint8Array(0))).byteLength, 16);
});

test("CTR", async () => {
  const key = await aes("AES-CTR", unhex("2b7e151628aed2a6abf7158809cf4f3c"));
  await both({ name: "AES-CTR", counter: unhex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"), length: 128 }, key,
    unhex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"),
    "874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff", "F.5.1");
  for (const [bytes, expected] of [
    [16, "5efc6e95301b99269ae3f62aa924847a640c94b40c6d1fe6e9fa92792ed62fa87248b4df7066dcd8d9adaf"],
    [24, "5408dade37f622dbb17c9bd470854e8e4f981bc8cb00abcfd674fbff77f665813ba230959d5e85c1ff20ff"],
    [32, "0e066177798e18f59b0e374f6db4c8b2069c68f5a9f0352d26369427179700bb740057375bbfb584df8e6c"]]) {
    await both({ name: "AES-CTR", counter: count(16), length: 64 }, await aes("AES-CTR", count(bytes)), utf8(TEXT), expected,
      bytes + " bytes");
  }
});

test("CTR: the counter begins anew within its length", async () => {
  const key = await aes("AES-CTR", count(16));
  const counter = new Uint8Array(16).fill(255);
  counter[15] = 0xfe;
  for (const [length, expected] of [
    [3, "b6b4c0db298ed208c747d2ffa26399e12c550d21da1294347cceb882124da50cc10cdd5e098f0f1bfa4e71857f53"
        + "55fe3b11fff93561d6015ac20ca8853ef461afaecf8c56ce"],
    [8, "b6b4c0db298ed208c747d2ffa26399e12c550d21da1294347cceb882124da50cb0fdd25956b3339f7b5380d0bc95"
        + "c2ac7bd839e913cc192ac99497ceb46c5c0a8c9d7b260ad0"],
    [64, "b6b4c0db298ed208c747d2ffa26399e12c550d21da1294347cceb882124da50c05f5cb6b997b34b187e995ac257"
        + "75c6716c4453b0e221ab15e036f37299a0471b737c301cd51"],
    [127, "b6b4c0db298ed208c747d2ffa26399e12c550d21da1294347cceb882124da50c63b8750ff2cf756690fa725d8b"
        + "24a4d84b4a12f5c2d6c508906363bcd05e01c7b17a940dbcdf"],
    [128, "b6b4c0db298ed208c747d2ffa26399e12c550d21da1294347cceb882124da50ce6801914a3aa7da54766ab498d"
        + "e5f656437721a6a1f58229714287d859c913350997c510ddde"]]) {
    await both({ name: "AES-CTR", counter, length }, key, count(70), expected, "length " + length);
  }
  equal((await subtle.encrypt({ name: "AES-CTR", counter, length: 2 }, key, count(64))).byteLength, 64);
  await rejects("OperationError", subtle.encrypt({ name: "AES-CTR", counter, length: 2 }, key, count(65)), "too many blocks");
  await rejects("OperationError", subtle.encrypt({ name: "AES-CTR", counter, length: 1 }, key, count(33)));
  await rejects("OperationError", subtle.encrypt({ name: "AES-CTR", counter, length: 0 }, key, count(1)));
  await rejects("OperationError", subtle.encrypt({ name: "AES-CTR", counter, length: 129 }, key, count(1)));
  await rejects("TypeError", subtle.encrypt({ name: "AES-CTR", counter, length: 256 }, key, count(1)));
  await rejects("TypeError", subtle.encrypt({ name: "AES-CTR", counter }, key, count(1)));
  await rejects("OperationError", subtle.encrypt({ name: "AES-CTR", counter: count(15), length: 64 }, key, count(1)));
});

test("KW: RFC 3394", async () => {
  const any = { name: "HMAC", hash: "SHA-256" };
  for (const [kek, data, wrapped] of [
    [16, "00112233445566778899aabbccddeeff", "1fa68b0a8112b447aef34bd8fb5a7b829d3e862371d2cfe5"],
    [24, "00112233445566778899aabbccddeeff", "96778b25ae6ca435f92b5b97c050aed2468ab8a17ad84e5d"],
    [32, "00112233445566778899aabbccddeeff", "64e8c3f9ce0f5ba263e9777905818a2a93c8191e7d6e8ae7"],
    [32, "00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f",
      "28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21"]]) {
    const wrapping = await aes("AES-KW", count(kek), ["wrapKey", "unwrapKey"]);
    const key = await subtle.importKey("raw", unhex(data), any, true, ["sign"]);
    equal(hex(await subtle.wrapKey("raw", key, wrapping, "AES-KW")), wrapped);
    const back = await subtle.unwrapKey("raw", unhex(wrapped), wrapping, "AES-KW", any, true, ["sign"]);
    equal(hex(await subtle.exportKey("raw", back)), data);
    const wrong = unhex(wrapped);
    wrong[3] ^= 1;
    await rejects("OperationError", subtle.unwrapKey("raw", wrong, wrapping, "AES-KW", any, true, ["sign"]));
  }
  const wrapping = await aes("AES-KW", count(16), ["wrapKey", "unwrapKey"]);
  const odd = await subtle.importKey("raw", count(17), any, true, ["sign"]);
  await rejects("OperationError", subtle.wrapKey("raw", odd, wrapping, "AES-KW"), "no multiple of 8 bytes");
  await rejects("OperationError", subtle.unwrapKey("raw", count(16), wrapping, "AES-KW", any, true, ["sign"]));
  await rejects("NotSupportedError", subtle.encrypt("AES-KW", wrapping, count(16)), "KW only wraps");
});

test("keys", async () => {
  for (const name of ["AES-CTR", "AES-CBC", "AES-GCM"]) {
    for (const length of [128, 192, 256]) {
      const key = await subtle.generateKey({ name, length }, true, ["unwrapKey", "decrypt", "encrypt", "wrapKey"]);
      equal(key.algorithm, { name, length });
      equal(key.usages, ["encrypt", "decrypt", "wrapKey", "unwrapKey"]);
      const jwk = await subtle.exportKey("jwk", key);
      equal(jwk.alg, "A" + length + name.substring(4));
      const again = await subtle.importKey("jwk", jwk, name, true, ["encrypt"]);
      equal(hex(await subtle.exportKey("raw", again)), hex(await subtle.exportKey("raw", key)));
    }
    for (const length of [0, 64, 127, 512]) {
      await rejects("OperationError", subtle.generateKey({ name, length }, true, BOTH));
    }
    for (const bytes of [0, 15, 17, 33]) {
      await rejects("DataError", aes(name, count(bytes)));
    }
    await rejects("TypeError", subtle.generateKey({ name }, true, BOTH), "no length");
    await rejects("TypeError", subtle.generateKey({ name, length: 65536 }, true, BOTH));
    await rejects("SyntaxError", subtle.generateKey({ name, length: 1 }, true, ["sign"]), "usages come first");
    await rejects("SyntaxError", aes(name, count(16), ["deriveBits"]));
    await rejects("SyntaxError", aes(name, count(16), []));
    await rejects("DataError", aes(name, count(15), []), "the data comes before the missing usages");
  }
  await rejects("SyntaxError", aes("AES-KW", count(16), ["encrypt"]));
  await rejects("DataError", subtle.importKey("jwk", { kty: "oct", k: "AAAAAAAAAAAAAAAAAAAAAA", alg: "A256GCM" }, "AES-GCM",
    true, BOTH));
  await rejects("DataError", subtle.importKey("jwk", { kty: "oct", k: "AAAAAAAAAAAAAAAAAAAAAA", use: "sig" }, "AES-GCM",
    true, BOTH));
});

test("large data", async () => {
  const key = await aes("AES-GCM", count(32));
  const data = new Uint8Array(600000).fill(42);
  const sealed = await subtle.encrypt({ name: "AES-GCM", iv: count(12) }, key, data);
  equal(sealed.byteLength, 600016);
  const opened = new Uint8Array(await subtle.decrypt({ name: "AES-GCM", iv: count(12) }, key, sealed));
  equal(hex(await subtle.digest("SHA-256", opened)), hex(await subtle.digest("SHA-256", data)));
});
