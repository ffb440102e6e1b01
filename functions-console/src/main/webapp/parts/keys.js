// SPDX-License-Identifier: Apache-2.0

/** How keys are called on the keyboard of the one who reads it. */
const APPLE = /Mac|iPhone|iPad/.test(navigator.platform);

/** The key that goes with a letter for commands. */
export const COMMAND = APPLE ? '⌘' : 'Ctrl';

/** What lets Tab leave an editor; the editor binds it so. */
export const TAB_LEAVES = APPLE ? 'Ctrl Shift M' : 'Ctrl M';
