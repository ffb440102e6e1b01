// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names of functions, read off the text around them: each sample has the place that is asked for as HERE. */
class ScriptOutlineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "HERE|none",
                "function shop(a){HERE}|shop",
                "function shop(a){}HERE|none",
                "var shop=function(){return HERE};|shop",
                "var shop=function(){}; HERE|none",
                "var shop$jscomp$1=function(){HERE};|shop",
                "shop.open=function(){HERE};|open",
                "var _total_fn=function(){HERE};|#total",
                "var main_default=function(){HERE};|default",
                "var o={a:1,run:function(){HERE}};|Object.run",
                "var o={\"to run\":function(){HERE}};|Object.to run",
                "list.map(function(x){HERE})|''",
                "a?b:function(){HERE}|''",
                "function f(){list.map(function(x){HERE})}|''",
                "function f(){list.map(function(x){});HERE}|f",
                "function f(){return \"}\"+/[}]/+HERE}|f",
                "function f(){return a/b+\"/}\"+HERE}|f",
                "function f(){return $jscomp.asyncExecutePromiseGeneratorProgram(function(c){HERE})}|f",
                "var f=function $rt$f$f$$(){return $jscomp.generator.createGenerator(f,function(c){HERE})}|f",
                "$rt$defineClass(void 0,function(n){HERE},\"Shop\",[])|new Shop",
                "$rt$defineClass(void 0,function(n){HERE},\"\",[])|new (anonymous)",
                "$rt$defineClass(P,function(){},\"Shop\",[\"value\",\"open\",function(){HERE}])|Shop.open",
                "$rt$defineClass(P,function(){},\"Shop\",[\"static value\",\"open\",function(){HERE}])|Shop.open",
                "$rt$defineClass(P,function(){},\"Shop\",[\"get\",\"first\",function(){HERE}])|get first",
                "$rt$defineClass(P,function(){},\"Shop\",[key(),function(){HERE}])|''",
                "$rt$defineClass(P,function(){},\"A\",[]),function(){HERE}|''",
            })
    void namesAreThoseOfTheAuthor(String sample, @Nullable String expected) {
        int here = sample.indexOf("HERE");
        ScriptOutline outline = new ScriptOutline(sample.replace("HERE", "here()"), "main.js");
        ScriptOutline.Function function = outline.functionAt(here);

        if (expected == null) {
            assertThat(function).isNull();
        } else {
            assertThat(function).isNotNull();
            assertThat(function.name()).isEqualTo(expected);
        }
    }
}
