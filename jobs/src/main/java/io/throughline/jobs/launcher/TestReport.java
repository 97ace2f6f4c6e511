package io.throughline.jobs.launcher;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Results of the tests that files carry: a line each, and a sum. */
final class TestReport {

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final String subject;
    private int passed;
    private int failed;

    /** @param subject what is tested, as the JSON key says it: format or pattern */
    TestReport(PrintWriter out, PrintWriter err, boolean json, String subject) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.subject = subject;
    }

    void add(String name, String test, boolean success, String message) {
        passed += success ? 1 : 0;
        failed += success ? 0 : 1;
        if (json) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put(subject, name);
            values.put("test", test);
            values.put("passed", success);
            values.put("message", message);
            out.println(JsonLines.line(values));
            return;
        }
        out.println((success ? "ok    " : "FAIL  ") + name + ": " + test);
        if (!success) {
            message.lines().forEach(line -> out.println("        " + line));
        }
    }

    /** Says the sum; whether all passed. */
    boolean end() {
        err.println(Numbers.count(passed + failed, "test") + ": " + passed + " passed, " + failed + " failed");
        return failed == 0;
    }
}
