package org.cardwire.asset;

import java.util.Map;
import org.cardwire.platform.http.HttpProblem;

/** Puts into words why a file is not taken, with what would be. */
final class RefusalWords {
    private RefusalWords() {}

    static HttpProblem of(Intake.Refused refused) {
        Map<String, String> about = refused.parameters();
        return switch (refused.code()) {
            case "type-not-accepted" ->
                problem(
                        415,
                        refused,
                        "This file is " + about.get("type") + "; accepted are " + about.get("accepted"),
                        "此文件是 " + about.get("type") + "；可接受的类型：" + about.get("accepted"));
            case "too-many-bytes" ->
                problem(
                        413,
                        refused,
                        "The file is longer than " + about.get("bytes") + " bytes",
                        "文件超过 " + about.get("bytes") + " 字节");
            case "too-many-pixels" ->
                problem(
                        422,
                        refused,
                        "The picture has " + about.get("width") + " x " + about.get("height") + " pixels; at most "
                                + about.get("pixels") + " are accepted in all",
                        "图片为 " + about.get("width") + " x " + about.get("height") + " 像素，总数最多 " + about.get("pixels"));
            case "too-many-frames" ->
                problem(
                        422,
                        refused,
                        "The animation may have " + about.get("frames") + " frames and " + about.get("framePixels")
                                + " pixels in all of them",
                        "动画最多 " + about.get("frames") + " 帧，所有帧合计最多 " + about.get("framePixels") + " 像素");
            default ->
                problem(422, refused, "The file is damaged: " + about.get("reason"), "文件已损坏：" + about.get("reason"));
        };
    }

    static HttpProblem of(AddressFetch.FetchRefused refused) {
        return HttpProblem.invalid(
                "/url",
                refused.code(),
                "Nothing was fetched: " + refused.getMessage(),
                "未能获取文件（" + refused.code() + "）");
    }

    private static HttpProblem problem(int status, Intake.Refused refused, String en, String zh) {
        return new HttpProblem(status, refused.code(), en, zh);
    }
}
