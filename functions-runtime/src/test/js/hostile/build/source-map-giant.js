// SPDX-License-Identifier: Apache-2.0
// Attack: A source map in the file that says it is larger than it is.
// Outcome: answers built

export const onInvoke = () => new Response("built");
//# sourceMappingURL=data:application/json;base64,eyJ2ZXJzaW9uIjozLCJzb3VyY2VzIjpbImEiXSwibWFwcGluZ3MiOiJ+fn5+fn5+In0=
