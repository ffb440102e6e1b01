// SPDX-License-Identifier: Apache-2.0
// The keys of RFC 7515 A.2 and of another implementation, with what that signed and encrypted.
const { subtle } = crypto;

function hex(data) {
  return Array.from(new Uint8Array(data)).map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function utf8(text) {
  return new TextEncoder().encode(text);
}

function unbase64(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

const JWK = {
  kty: "RSA",
  n: "og4dMtef5mf2JLKZ2D6qHquR15M6xBzXcBCDjY4snbM9m6VlB4yEV7ZZgBTGPUn0C9R8dMMJbp3c1CF9wafOT-m0wblqUet"
      + "wmMhhd_qTChZX1uBESuz8zNMHNGmv_g6juAMJvO2Ty9rI-5ZpM6wADhA4RaE4qpqryqB6Q2018rOoXSZql9T_jpAPKN0VV-y2retqdIFzMuI-H"
      + "uSqLSgPWX1NdDOmpo8cTUMzzSgql-Dox5MdyY5zqGZsAFdUpO6bc876xfQXoG3FWLXa44v1adkBoJujCgLwBUiud5dbBJBUi1qbO2oY_dfpdq7"
      + "vnD2INU8SozWlPIqREwWg4GyCiQ",
  e: "AQAB",
  d: "AVThW4oXB8Mh7CJFjlfReQgK3j0Y9gSQppyUICUja7ZN0soUnu_CJKBccud4y4cgiLpZvXHe0XhdmKafzGgPE2wFrrPR0lN"
      + "_bNn0pxI5hBMz7JGSLhVtbFdtjzoxFoLTSI9J1LIVDU9CaILPYXvP0k3C0JunBgvYToVsC8LJdzGMXfSwezFXAgZcIkrtWrMfhd-YQMeSU-wAM"
      + "ojRA2hvAvtQCaHV7m56dlEM_GKzciw-Tbpam0Phnln5sEAYNeqDajib0GQzXji_m-R0G3O5361brmtqX4Q_aDyIFdD7nVh-lN1ZJ4JPiwdhZ_H"
      + "Glv12-S2Y8JBxFmFqbh3f_M5oiQ",
  p: "1wVLCQMvbYB6HfshVrW_0zdR0Xexy-ErMKoEocG5EE5WADZ9JIrkWGFpD2rZcXDRnN3fmw3rKzCA76DS0UCvJrMAQRY_fEA"
      + "jrkQNb9O02kXxJ1IYXFZaRJjecOruB46J0Ry4ahHJemL-W0-xE-AviT2SlAzpTGvIuTcvR-6VhAU",
  q: "wPCrZXCaEM_fMjw0L_Rt6WhIPrjpv84cuvV2ePtEAuMQ8vE8EFyZ8HfZhd7FpujuRI7TcNlbFBB0FdF6T5GKphUtyZyux2M"
      + "WHW56ThuREXDPMxLOAv2GejpKPG7qucCcTB2ct0qvGCT9AM4-fugAs8mW4d4joOwXRDu40swYb7U",
  dp: "U4uC9CWAsBNTX4LMGVzVA8Rizfir5IPAvE_TLOaQeX12fO6vARvWTWDL6WmiwykKyOCMmTp3PXjDIFhkkVmItIioeKGkWS"
      + "qysmtOrTyc8JJseNK1FGuY9z5Ob6FYiyce9Vkrbksq9ZqxKdl0_DwHPFPoOA4sN71JaG3AuTpCbeE",
  dq: "ZBh30xin1TECyj0Rlg9pNj4zvNaR7kAwB45w-DLjBdxnXqJoVtSzyF1lLF52jDEr68VtTI53AeHHV8plegI3vBIgvwfaZP"
      + "ay8nHuYbdLe5Da7dRDrKl6qs6y1Md2XwfeDl8OfsjwLcaCu3hEU_Jo6t0aufNU6JeTOoMBT9sykkE",
  qi: "UW0sj31oatjTzJIms8du3YKr-QF0RS1Q2JnNXpJIZCS9TO_4pK3QiJayiG5ihiiU9XmR8Vci7hbbSv0SSI2FSaaW9kFiLC"
      + "RjF9l9uVPC1OJnPMzCazlcmtJGLQeU8QtkCiM-q5lk7KVpeiwRHhmbnP5NudR_8nWKtx_sJYMH8MI",
};
const SPKI = unbase64("MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAog4dMtef5mf2JLKZ2D6qHquR15M6xBzXcB"
    + "CDjY4snbM9m6VlB4yEV7ZZgBTGPUn0C9R8dMMJbp3c1CF9wafOT+m0wblqUetwmMhhd/qTChZX1uBESuz8zNMHNGmv/g6juAMJvO2Ty9rI+5Zp"
    + "M6wADhA4RaE4qpqryqB6Q2018rOoXSZql9T/jpAPKN0VV+y2retqdIFzMuI+HuSqLSgPWX1NdDOmpo8cTUMzzSgql+Dox5MdyY5zqGZsAFdUpO"
    + "6bc876xfQXoG3FWLXa44v1adkBoJujCgLwBUiud5dbBJBUi1qbO2oY/dfpdq7vnD2INU8SozWlPIqREwWg4GyCiQIDAQAB");
const PKCS8 = unbase64("MIIEvAIBADANBgkqhkiG9w0BAQEFAASCBKYwggSiAgEAAoIBAQCiDh0y15/mZ/YkspnYPqoeq5HXk"
    + "zrEHNdwEIONjiydsz2bpWUHjIRXtlmAFMY9SfQL1Hx0wwlundzUIX3Bp85P6bTBuWpR63CYyGF3+pMKFlfW4ERK7PzM0wc0aa/+DqO4Awm87ZP"
    + "L2sj7lmkzrAAOEDhFoTiqmqvKoHpDbTXys6hdJmqX1P+OkA8o3RVX7Lat62p0gXMy4j4e5KotKA9ZfU10M6amjxxNQzPNKCqX4OjHkx3JjnOoZ"
    + "mwAV1Sk7ptzzvrF9BegbcVYtdrji/Vp2QGgm6MKAvAFSK53l1sEkFSLWps7ahj91+l2ru+cPYg1TxKjNaU8ipETBaDgbIKJAgMBAAECggEAAVT"
    + "hW4oXB8Mh7CJFjlfReQgK3j0Y9gSQppyUICUja7ZN0soUnu/CJKBccud4y4cgiLpZvXHe0XhdmKafzGgPE2wFrrPR0lN/bNn0pxI5hBMz7JGSL"
    + "hVtbFdtjzoxFoLTSI9J1LIVDU9CaILPYXvP0k3C0JunBgvYToVsC8LJdzGMXfSwezFXAgZcIkrtWrMfhd+YQMeSU+wAMojRA2hvAvtQCaHV7m5"
    + "6dlEM/GKzciw+Tbpam0Phnln5sEAYNeqDajib0GQzXji/m+R0G3O5361brmtqX4Q/aDyIFdD7nVh+lN1ZJ4JPiwdhZ/HGlv12+S2Y8JBxFmFqb"
    + "h3f/M5oiQKBgQDXBUsJAy9tgHod+yFWtb/TN1HRd7HL4SswqgShwbkQTlYANn0kiuRYYWkPatlxcNGc3d+bDesrMIDvoNLRQK8mswBBFj98QCO"
    + "uRA1v07TaRfEnUhhcVlpEmN5w6u4HjonRHLhqEcl6Yv5bT7ET4C+JPZKUDOlMa8i5Ny9H7pWEBQKBgQDA8KtlcJoQz98yPDQv9G3paEg+uOm/z"
    + "hy69XZ4+0QC4xDy8TwQXJnwd9mF3sWm6O5EjtNw2VsUEHQV0XpPkYqmFS3JnK7HYxYdbnpOG5ERcM8zEs4C/YZ6Oko8buq5wJxMHZy3Sq8YJP0"
    + "Azj5+6ACzyZbh3iOg7BdEO7jSzBhvtQKBgFOLgvQlgLATU1+CzBlc1QPEYs34q+SDwLxP0yzmkHl9dnzurwEb1k1gy+lposMpCsjgjJk6dz14w"
    + "yBYZJFZiLSIqHihpFkqsrJrTq08nPCSbHjStRRrmPc+Tm+hWIsnHvVZK25LKvWasSnZdPw8BzxT6DgOLDe9SWhtwLk6Qm3hAoGAZBh30xin1TE"
    + "Cyj0Rlg9pNj4zvNaR7kAwB45w+DLjBdxnXqJoVtSzyF1lLF52jDEr68VtTI53AeHHV8plegI3vBIgvwfaZPay8nHuYbdLe5Da7dRDrKl6qs6y1"
    + "Md2XwfeDl8OfsjwLcaCu3hEU/Jo6t0aufNU6JeTOoMBT9sykkECgYBRbSyPfWhq2NPMkiazx27dgqv5AXRFLVDYmc1ekkhkJL1M7/ikrdCIlrK"
    + "IbmKGKJT1eZHxVyLuFttK/RJIjYVJppb2QWIsJGMX2X25U8LU4mc8zMJrOVya0kYtB5TxC2QKIz6rmWTspWl6LBEeGZuc/k251H/ydYq3H+wlg"
    + "wfwwg==");
const HASHES = ["SHA-1", "SHA-256", "SHA-384", "SHA-512"];
const RSASSA = {
  "SHA-1": "URR3i4G7aKSFosI1+YiCmxur/cs8jlH3sdIE8ZNDBXiin7h1jv18sAF1oNfW9s5dz7qyALgWw1eEA7y9Y1Bgnhe6w"
      + "PDaPcXyJD1sFAa2GUse8UjnyrME5I1wPKsSzEAGOWXpYuyVJ2GbslLszW8/yZ2dOeK6yhqsvy5h+OmIlZHszLvJ6Zkg2UqmUJ7D9YYxG9tsg77"
      + "TMaqVAQI5n+y09MEs/rhwMXOySQEl4kNRin/wS5GjTX0OfcnN3LV4c1URoMM1rwcbQx2uWhDkcDf55+a1e7oVeVMHUq/MPfTXO7sld1FZS+6uP"
      + "kpfZTR2JrSLgNSajiXbzsBJEzi7vPdcww==",
  "SHA-256": "dM8S0DDzmWzXTZd1IXcE0nvkXBroxjoKYKpDjtpQ6DBq66qs5jOgMz3iiTjz2oB1lRlcR74/dbmCTHI1AXaYf5n"
      + "eESDhIXspyyey/nfpa6N2p9mp++r9W11wDJa/Ed5a/WSQJLag07Hz7rJIsxf7CogfRA+ehIb3iEGNERt0KzNGsLMB2IRgQ3DjxfB9Z2STY4IaP"
      + "69VnSaONa44V3SG6jxzGNy8eJIsXjdRRJjd1X+MO0hFQX27B35XSwl+VUZkcS/qizwXyJbvRPmIsObIL57konGQTVRKzeQeW1o98ZaV8A/P/Bb"
      + "DvqXnROvNtZlhRW8r4OgDi28vKDBIWxhMLQ==",
  "SHA-384": "n9LesnCzBfE/lKgeHTa2nej3VqewMyvNlcE4h3hK62lLOVOhnLZJ88am6ln4b0dezL/By0n3JM+55TmzueOG+b2"
      + "cahMh1eioWH3VPlPZscrC8hVoiryhlxsYZbasfFq9qon0ec8i8rZBzOQ98dR0lFaPwf3+wRjX19rW692ia2CwLQS6oW2s81veSIllW/K2qFroT"
      + "V5fuTMKPWp/T+amrhZT5rRu9AITdZ32esx9rKmxjl8OaTB8YsV3gBvG/AItuVC8ONYFGWotCT5vGfNZHcskJKZu3b5ozij7sTqwaW+6V76CEkv"
      + "ZL2FUQTMIqXVmULFDfCnD7Jt4psoN4bIbgQ==",
  "SHA-512": "nAsPjnaraE2YFzahBO8sa5nkGxERkpjG8vmE+IMEPbehijNSbYXE69GFC3plolA1b/sB+SeARr0xsT/E0jviff+"
      + "1lpxQJiMokUjYaMIfV9jdt4xuzXg2SKv5wjtQ9Cb+xyaF4JsHKzl2V4896VcWcAuwElqF0DPdYSaQ0QbGPKli+d10momliSPepyJWHYuQAiBh8"
      + "B0TvPUkrjA7edyJoghZwC7Vg3v2AqrEFPfGhkfBc1xsoUSMcu8lxqH9NEEBLvogwjPiLDriuxqZs1Oaj3EXk0cS7HEpoCK+6Yu6Fp5Wpih/ESW"
      + "83XhYdbTE7ISmLj/AnTvaJ0U0AZhWTfdirw==",
};
const PSS = {
  "SHA-1": "FSr5aY7kuIEK7YlHShRPhgoxnBF6E7rY7L0Jc8Rn34FRuh5+4b2cDs8bGHnp65jMKVxQK73qbNs3y1JTG/u+LwaOC"
      + "YoN6Q02DWeWUtRHP68v+0EdNIEL4eRuvrgbks7OLMxaCbBOrQ1yzw10B/iBSksJtfPVEC7X+yAfGF0mFMsLJb7mWcGy0tmG14aBSxDJiKjaBkR"
      + "JVUFrM9B3TCuFdUZ9CuFnsD0BqL3FGL/LP8z9w9Tp8Bvif0MXH9jL/wDMccR2f02Rlc9toIbEOEQG3uBRXZfgfkSP3eR+gyanaaeETbsA/96js"
      + "rCzmVXYGHkNPU5s6vz1WqcFsrZu50uMAg==",
  "SHA-256": "hSr+xlWPZIOV399OgHohHT6ghQVHp9kCJ6hqaR2mHPrCjJUBYCmiWQ0e8OIVQMgV2fIdiKSpygazQmQzPu/mJPl"
      + "3A/aIrcVt0jgBMcCgeIWRRy81QLomJf1wniZpxrzbofUsRMLKdfMA1B93mYQ6gAt4BInWBkPIGpmg0Fyxv4+yd3seTuAsCzyEixYxN4G2XVony"
      + "fOs9mXwmb7q8JvDVMwAPszbSLvtNwIbVLILIVu+GRAFn/JuXt1B3pMGGLz7XqRYfhlwLts16jMsxWFv04v58XFGJZxKGOjb4pDsDQZEE+FGmzr"
      + "klKKSWnISQkSl/X7wYSdGveM16vw5pjxb0w==",
  "SHA-384": "L9vwRbMaMJFcn9RrxFD2Rgq5Qv84I+bPg2vXoW1qNL5vTfipJr0MpLPPhvkGLpysn3qqMgyfls7Oc8GH5iKBfWy"
      + "SL/1ME2t7bCGYdPG5veZSE+3fWL2yjPeO7OL/oyV/LVy0P8WN9m4kQznMhBOQdVuqrngL4qrax6sSrPP9OxaIvv32mK9VIcGQlu4x17puQDHOR"
      + "AeUXGLVYLQlIXBP019Cm40U7FbF2ev1hiSMTv8VWth0cyadMWTj63wtGttRLPHyFE6j3E7Me9+INLs0oEiZ3x/0NuULbQ/dF9rInRQW5uM6p+q"
      + "Eaj/cIQu/guT9CqgUnvNuJP2dCq9QkldfZQ==",
  "SHA-512": "YjmYGitqFhmLO/EZE5NGDzCOHQdYeItxm6E3nIbRGDAY2eTyp9oiJmYH6+lovqeTh2nbGvfRTkeKjo67bab39dZ"
      + "gZ7F1lU60dDEVf3EQsxi+f0qfIo8HUe2p5V+Bs3/75PDGFovkqs57QKoR7LtUqNrKL7x+7UabHy0s+34vMGauDmhqhKP7/FStyAvCMBUxLp01d"
      + "1ImKLxC+7YKnKzKqF27DgUZ061V/1QtqnqPpJ/KY8VktBUvsZPQBHdk6Zq0YG/crl70GAeRbyp0azcDjLnfzrptJJx6pR/z2x3ozeOIBUIsKFK"
      + "Ua1dWpV+49Ows2yJH4mOCSJs0Wu5ZhPSUvQ==",
};
const OAEP = {
  "SHA-1": "VMtNcXPfgGvQYg7/SGKdn1Q055CUO+uUKperXlvTUOmM8q2e4ykJ1JCOci/eRQ/47JI3unpVLagXgXcsExU6j5ZbE"
      + "S+zthdpL3OSuCjsULjMguXfRFk8bcbK1xQGZuOWgYb16saheYWmM7OipNKNTH0lr6Y5OfP8ZKrqqfBscKWvrT+W/A9xypa78xtysNPx3XzETe6"
      + "BuNKL6HXMODipJei6yEN932JDovVgRDtqQolrAlLwoD6bPYEvMX2lybG428FeD2dIRam9Onj568VI5rZVAZahjNw0QJU2QNA8kAHwPJ3WcYzA4"
      + "4C7kk5nnVfTs1TETBL7T6MgVH3xyQstGg==",
  "SHA-256": "HObbRTy+K4s7sn7dPETvDDOuooE5ls1r7Fh/nN8PNlB7ZiELudhjA9BMOmOnCNk7CN5h+NRKPWHrCXPkmheV/rr"
      + "sFrwGFC2cScDuYE1nr26yg+hZpC6eSvQOkqCzkPtiRgfTN7GmYRgACHITrYrnkaYMV0EjQDcU769IOFs48Fe4CgQJUw0o6KXBZgl+ROkogBMds"
      + "4+TFgH0H+JiXizdmP4kK9+NcmP8Z2Tdskp0iPeqlbDFlv1vuH/mlpGy4boiD8xFKdai+ejdfheawk6PF91hDEHzmWhz/qLng5GCDY0+YqVCiOu"
      + "6IFtV7mTQNRFmEwECRtKKIsbVWu5zA/Zxgg==",
  "SHA-384": "kdCardmqveJ5912C9aL+nbJt/K0E8dguBWp7I1Xzn63w+hX30KmRWMnhc3omI8cji4ofAv9nD117IDjgkOdjK4Y"
      + "zpdczbpKkfwrXu68p5vnCSO4DSEHTFAv3RgTJncstkd/p3rh6kVdQw6eEtUtOndwcdPcdJw25GZaTu0r2K92Cuj6ilBi8cMiRXe0Xky/11yHld"
      + "pwrOsZt5qfnd1ILzg4bOkUUdKX3jiw98RLjVzh2KEFisBVkebYvwDHDLP0CXZ6oT3R7eXpM1IoA9xV0GPHmoSFvT3UnhYKs3ido4s+XQoI/i5U"
      + "UhsD13bTpzt/pf5G33q9bAuVfuX6xnKJbDg==",
  "SHA-512": "jtCJa+m1SJwiwDjoNOQKlUGxNuu+MF7IDEH7R76f+tdXyVVq7x++4NfAq3mGDrGpvgPqzvUY/k+QAA27FMg2DEm"
      + "hkWiLqabbjB52av6N+rjgTOZw9mwZAu+HzUrJvyCeQnkeTcNo/cqjmn7q2zmpEW5pqQyzsAD1zGb3NEHSwx624sxd/S5XyHQOy1lZ7p6m3cLZh"
      + "gfStDcy24E04s56koh2Xzs4qx1mAaG5dZaHvJpkpuHrUMJeB+2KbeAMduKy6GPPf5YbfAX8+a/qpOypBD3DdEkJtfWM3WjgSpLVWVux4aBP36I"
      + "wb8qXoEhX2K/sv/RiLE3/RGe5HK4x8KCROw==",
};
const PUBLIC = { kty: "RSA", n: JWK.n, e: JWK.e };
const SALT = { name: "RSA-PSS", saltLength: 20 };
const message = utf8("message");

test("RSASSA-PKCS1-v1_5", async () => {
  for (const hash of HASHES) {
    const algorithm = { name: "RSASSA-PKCS1-v1_5", hash };
    const privateKey = await subtle.importKey("pkcs8", PKCS8, algorithm, false, ["sign"]);
    const publicKey = await subtle.importKey("spki", SPKI, algorithm, false, ["verify"]);
    equal(hex(await subtle.sign("RSASSA-PKCS1-v1_5", privateKey, message)), hex(unbase64(RSASSA[hash])), hash);
    equal(await subtle.verify("RSASSA-PKCS1-v1_5", publicKey, unbase64(RSASSA[hash]), message), true, hash);
    equal(await subtle.verify("RSASSA-PKCS1-v1_5", publicKey, unbase64(RSASSA[hash]), utf8("Message")), false, hash);
    equal(await subtle.verify("RSASSA-PKCS1-v1_5", publicKey, new Uint8Array(12), message), false, "no signature at all");
    equal(await subtle.verify("RSASSA-PKCS1-v1_5", publicKey, unbase64(PSS[hash]), message), false, "another kind");
  }
});

test("RSA-PSS", async () => {
  for (const hash of HASHES) {
    const algorithm = { name: "RSA-PSS", hash };
    const privateKey = await subtle.importKey("jwk", JWK, algorithm, false, ["sign"]);
    const publicKey = await subtle.importKey("jwk", PUBLIC, algorithm, false, ["verify"]);
    equal(await subtle.verify(SALT, publicKey, unbase64(PSS[hash]), message), true, hash);
    equal(await subtle.verify({ ...SALT, saltLength: 21 }, publicKey, unbase64(PSS[hash]), message), false, "other salt");
    const signature = await subtle.sign(SALT, privateKey, message);
    equal(await subtle.verify(SALT, publicKey, signature, message), true);
    equal(await subtle.verify({ ...SALT, saltLength: 0 }, publicKey,
      await subtle.sign({ ...SALT, saltLength: 0 }, privateKey, message), message), true, "without salt");
    await rejects("OperationError", subtle.sign({ ...SALT, saltLength: 256 }, privateKey, message), "too long a salt");
    await rejects("TypeError", subtle.sign("RSA-PSS", privateKey, message), "no length of the salt");
    await rejects("InvalidAccessError", subtle.sign("RSASSA-PKCS1-v1_5", privateKey, message), "a key of the other kind");
  }
});

test("RSA-OAEP", async () => {
  const algorithm = { name: "RSA-OAEP", label: utf8("label") };
  for (const hash of HASHES) {
    const privateKey = await subtle.importKey("jwk", JWK, { name: "RSA-OAEP", hash }, false, ["decrypt"]);
    const publicKey = await subtle.importKey("jwk", PUBLIC, { name: "RSA-OAEP", hash }, false, ["encrypt"]);
    equal(hex(await subtle.decrypt(algorithm, privateKey, unbase64(OAEP[hash]))), hex(utf8("secret")), hash);
    const sealed = await subtle.encrypt(algorithm, publicKey, message);
    equal(hex(await subtle.decrypt(algorithm, privateKey, sealed)), hex(message), hash);
    await rejects("OperationError", subtle.decrypt("RSA-OAEP", privateKey, sealed), "without the label");
    await rejects("OperationError", subtle.encrypt("RSA-OAEP", publicKey, new Uint8Array(256)), "too much data");
    await rejects("OperationError", subtle.decrypt("RSA-OAEP", privateKey, new Uint8Array(256)), "not encrypted");
    await rejects("InvalidAccessError", subtle.encrypt("RSA-OAEP", privateKey, message), "the private key");
    await rejects("InvalidAccessError", subtle.decrypt("RSA-OAEP", publicKey, message), "the public key");
  }
});

test("attributes of keys", async () => {
  const key = await subtle.importKey("jwk", JWK, { name: "rsa-pss", hash: "sha-384" }, true, ["sign"]);
  equal(key.type, "private");
  equal(key.algorithm.name, "RSA-PSS");
  equal(key.algorithm.modulusLength, 2048);
  equal(key.algorithm.publicExponent, new Uint8Array([1, 0, 1]));
  equal(key.algorithm.hash, { name: "SHA-384" });
  equal(key.usages, ["sign"]);
});

test("formats", async () => {
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const privateKey = await subtle.importKey("jwk", JWK, algorithm, true, ["sign"]);
  const publicKey = await subtle.importKey("jwk", PUBLIC, algorithm, true, ["verify"]);
  equal(hex(await subtle.exportKey("pkcs8", privateKey)), hex(PKCS8));
  equal(hex(await subtle.exportKey("spki", publicKey)), hex(SPKI));
  equal(await subtle.exportKey("jwk", privateKey), { ...JWK, alg: "RS256", ext: true, key_ops: ["sign"] });
  equal(await subtle.exportKey("jwk", await subtle.importKey("spki", SPKI, algorithm, true, [])),
    { ...PUBLIC, alg: "RS256", ext: true, key_ops: [] });
  equal((await subtle.exportKey("jwk", await subtle.importKey("jwk", PUBLIC, { name: "RSA-OAEP", hash: "SHA-1" }, true,
    []))).alg, "RSA-OAEP");
  equal((await subtle.exportKey("jwk", await subtle.importKey("jwk", PUBLIC, { name: "RSA-OAEP", hash: "SHA-512" }, true,
    []))).alg, "RSA-OAEP-512");
  equal((await subtle.exportKey("jwk", await subtle.importKey("jwk", PUBLIC, { name: "RSA-PSS", hash: "SHA-384" }, true,
    []))).alg, "PS384");
  await rejects("InvalidAccessError", subtle.exportKey("spki", privateKey));
  await rejects("InvalidAccessError", subtle.exportKey("pkcs8", publicKey));
  await rejects("NotSupportedError", subtle.exportKey("raw", publicKey));
  await rejects("NotSupportedError", subtle.importKey("raw", SPKI, algorithm, true, ["verify"]));
});

test("what is no key", async () => {
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const importJwk = (jwk, usages = ["sign"]) => subtle.importKey("jwk", jwk, algorithm, true, usages);
  await rejects("DataError", subtle.importKey("spki", SPKI.subarray(1), algorithm, true, ["verify"]));
  await rejects("DataError", subtle.importKey("spki", PKCS8, algorithm, true, ["verify"]));
  await rejects("DataError", subtle.importKey("pkcs8", SPKI, algorithm, true, ["sign"]));
  await rejects("DataError", subtle.importKey("pkcs8", new Uint8Array(0), algorithm, true, ["sign"]));
  await rejects("DataError", importJwk({ ...JWK, p: JWK.q }), "members that do not fit");
  await rejects("DataError", importJwk({ ...JWK, d: JWK.dp }), "another exponent");
  await rejects("DataError", importJwk({ ...JWK, qi: undefined }), "a member is missing");
  await rejects("DataError", importJwk({ kty: "RSA", e: JWK.e }, ["verify"]), "no modulus");
  await rejects("DataError", importJwk({ kty: "RSA", n: "AQAB", e: JWK.e }, ["verify"]), "a tiny modulus");
  await rejects("NotSupportedError", importJwk({ ...JWK, oth: [{}] }));
  await rejects("DataError", importJwk({ ...JWK, alg: "RS512" }));
  await rejects("DataError", importJwk({ ...JWK, alg: "PS256" }));
  await rejects("DataError", importJwk({ ...JWK, use: "enc" }));
  await rejects("DataError", importJwk({ ...JWK, key_ops: ["verify"] }));
  await rejects("DataError", importJwk({ ...JWK, key_ops: ["sign", "sign"] }));
  await rejects("DataError", importJwk({ ...JWK, ext: false }));
  await rejects("SyntaxError", importJwk(JWK, ["verify"]));
  await rejects("SyntaxError", importJwk(PUBLIC, ["sign"]));
  await rejects("SyntaxError", importJwk(JWK, []));
  await rejects("TypeError", subtle.importKey("jwk", JWK, "RSA-PSS", true, ["sign"]), "no hash");
});

test("generated keys", async () => {
  const algorithm = { name: "RSA-PSS", modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" };
  const generate = (changes, usages = ["sign"]) => subtle.generateKey({ ...algorithm, ...changes }, false, usages);
  const pair = await subtle.generateKey(algorithm, false, ["verify", "sign"]);
  algorithm.publicExponent[0] = 7;
  equal(pair.publicKey.algorithm.publicExponent, new Uint8Array([1, 0, 1]));
  equal(pair.privateKey.algorithm.modulusLength, 2048);
  equal([pair.publicKey.type, pair.publicKey.extractable, pair.publicKey.usages.join()], ["public", true, "verify"]);
  equal([pair.privateKey.type, pair.privateKey.extractable, pair.privateKey.usages.join()], ["private", false, "sign"]);
  const signature = await subtle.sign(SALT, pair.privateKey, message);
  equal(signature.byteLength, 256);
  equal(await subtle.verify(SALT, pair.publicKey, signature, message), true);
  await rejects("InvalidAccessError", subtle.exportKey("pkcs8", pair.privateKey));
  algorithm.publicExponent[0] = 1;
  await rejects("OperationError", generate({ modulusLength: 1024 }), "shorter than this host makes");
  await rejects("OperationError", generate({ modulusLength: 8192 }), "longer than this host makes");
  await rejects("OperationError", generate({ publicExponent: new Uint8Array([2]) }));
  await rejects("OperationError", generate({ publicExponent: new Uint8Array([1]) }));
  await rejects("OperationError", generate({ publicExponent: new Uint8Array(0) }));
  await rejects("TypeError", generate({ publicExponent: [1, 0, 1] }));
  await rejects("TypeError", generate({ publicExponent: undefined }));
  await rejects("TypeError", generate({ hash: undefined }));
  await rejects("NotSupportedError", generate({ hash: "MD5" }));
  await rejects("SyntaxError", generate({}, ["encrypt"]));
  await rejects("SyntaxError", generate({}, ["verify"]), "nothing for the private key");
  await rejects("SyntaxError", generate({}, []));
});
