// SPDX-License-Identifier: Apache-2.0
package ee.functions.benchmark;

import ee.functions.runtime.regexp.Interrupt;
import ee.functions.runtime.regexp.Matcher;
import ee.functions.runtime.regexp.RegularExpression;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Regular expressions of Nashorn, without a script: shows when their compiler or their matcher gets slower. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RegExpBenchmark {

    private static final int LINES = 100;

    private static final String LINE =
            "2026-03-14T15:09:26Z INFO ada@functions.example asked for https://functions.example/orders/17?page=3 \"Größe\"\n";

    /** What is looked for in a log of 100 lines; {@code backtracking} tries many ways at each place and finds nothing. */
    @Param({"literal", "date", "email", "words", "backtracking"})
    public String pattern;

    private final Matcher matcher = new Matcher(Interrupt.NEVER);
    private final String text = LINE.repeat(LINES);
    private String source;
    private String flags;
    private RegularExpression expression;

    /** Compiles the expression. */
    @Setup
    public void prepare() {
        source = switch (pattern) {
            case "literal" -> "/orders/";
            case "date" -> "(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})";
            case "email" -> "[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+";
            case "words" -> "\\p{Letter}+";
            case "backtracking" -> "^(?:\\w+\\s?)+#";
            default -> throw new IllegalArgumentException(pattern);
        };
        flags = pattern.equals("words") ? "gu" : "gm";
        expression = RegularExpression.compile(source, flags);
    }

    /** Compiles the expression. */
    @Benchmark
    public RegularExpression compile() {
        return RegularExpression.compile(source, flags);
    }

    /** Finds all matches. */
    @Benchmark
    public int findAll() {
        int found = 0;
        int at = 0;
        while (matcher.find(expression, text, at)) {
            found++;
            at = matcher.end(0);
        }
        return found;
    }
}
