// SPDX-License-Identifier: Apache-2.0
package ee.functions.it.console;

import java.util.List;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The editor of code on a page, used by keyboard and clipboard. */
final class CodeEditor {
    private final Browser browser;

    CodeEditor(Browser browser) {
        this.browser = browser;
    }

    /** Returns the text that stands in the editor. */
    String text() {
        return browser.until("there is no editor with a text", driver ->
                (String) browser.run("return window.monaco?.editor.getEditors()[0]?.getValue() ?? null"));
    }

    /** Writes this in place of all that stands in the editor, as somebody who pastes it. */
    void paste(String text) {
        focus();
        new Actions(browser.driver())
                .keyDown(Keys.CONTROL)
                .sendKeys("a")
                .keyUp(Keys.CONTROL)
                .perform();
        // The clipboard itself is of the machine, and other tests may run on it.
        browser.run("""
                const data = new DataTransfer();
                data.setData('text/plain', arguments[0]);
                document.activeElement.dispatchEvent(
                  new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
                """, text);
        browser.until("the editor has not taken the text", driver -> text().equals(text) ? true : null);
    }

    /** Types a line at the end. */
    void typeAtTheEnd(String line) {
        focus();
        new Actions(browser.driver())
                .keyDown(Keys.CONTROL)
                .sendKeys(Keys.END)
                .keyUp(Keys.CONTROL)
                .sendKeys(line)
                .perform();
    }

    /** Lets the keyboard go into the editor. */
    void focus() {
        surface().findElement(By.cssSelector(".view-lines")).click();
        browser.until(
                "the editor has no focus",
                driver -> surface().getDomAttribute("class").contains("focused") ? true : null);
    }

    /** Waits until the editor marks an error at this line. */
    void awaitErrorAt(int line) {
        browser.until(
                "no error is marked at line " + line,
                driver -> Boolean.TRUE.equals(browser.run("""
                return monaco.editor.getModelMarkers({ owner: 'build' }).some(({ startLineNumber: line }) => line === arguments[0])
                  && document.querySelector('.monaco-editor .squiggly-error') !== null;
                """, line)) ? true : null);
    }

    /** Returns what the editor itself marks, without what the build has found. */
    List<String> marks() {
        Object found = browser.run("""
                return monaco.editor.getModelMarkers({})
                  .filter(({ owner }) => owner !== 'build')
                  .map(({ message }) => message);
                """);
        return ((List<?>) Objects.requireNonNull(found))
                .stream().map(String::valueOf).toList();
    }

    /** Waits until the build marks nothing. */
    void awaitNoError() {
        browser.until(
                "the build still marks errors",
                driver -> Boolean.TRUE.equals(
                                browser.run("return monaco.editor.getModelMarkers({ owner: 'build' }).length === 0"))
                        ? true
                        : null);
    }

    /** Tells whether the editor only shows its text. */
    boolean isReadOnly() {
        return Boolean.TRUE.equals(browser.run("const [editor] = monaco.editor.getEditors();"
                + " return editor.getOption(monaco.editor.EditorOption.readOnly)"));
    }

    private WebElement surface() {
        return browser.until(
                "there is no editor",
                driver -> driver.findElement(By.cssSelector(".editor .monaco-editor[role=code]")));
    }
}
