package org.cardwire.submission;

import org.cardwire.platform.http.Principal;

/** Whether the messages of a call reach real handsets, or the sandbox's. */
final class Traffic {
    private Traffic() {}

    /** What the {@code mode} of the call says; without one, what its caller's key is for. A live test key is a flaw. */
    static boolean live(Fields fields, Principal caller) {
        boolean live = fields.has("mode") ? fields.node("mode").asText().equals("live") : !caller.test();
        if (live && caller.test()) {
            fields.add(
                    "/mode",
                    "test-key",
                    "A test key reaches the sandbox only: leave mode out, or call with a live key",
                    "测试密钥只能使用沙箱：请去掉 mode，或改用正式密钥");
        }
        return live;
    }
}
