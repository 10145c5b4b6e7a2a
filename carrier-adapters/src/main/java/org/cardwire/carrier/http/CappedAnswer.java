package org.cardwire.carrier.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.util.ByteArrayBuffer;

/** Gathers an answer up to a limit; a longer one breaks the connection. */
final class CappedAnswer extends AbstractBinResponseConsumer<HttpAnswer.Answered> {
    private static final int FIRST_GUESS = 1024;

    private final int limit;
    private final ByteArrayBuffer body = new ByteArrayBuffer(FIRST_GUESS);
    private final Map<String, String> headers = new LinkedHashMap<>();
    private int status;

    CappedAnswer(int limit) {
        this.limit = limit;
    }

    @Override
    protected void start(HttpResponse response, ContentType contentType) {
        status = response.getCode();
        response.headerIterator()
                .forEachRemaining(
                        header -> headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue()));
    }

    @Override
    protected int capacityIncrement() {
        return limit;
    }

    @Override
    protected void data(ByteBuffer source, boolean endOfStream) throws IOException {
        if (body.length() + source.remaining() > limit) {
            throw new IOException("answer longer than " + limit + " bytes");
        }
        byte[] piece = new byte[source.remaining()];
        source.get(piece);
        body.append(piece, 0, piece.length);
    }

    @Override
    protected HttpAnswer.Answered buildResult() {
        return new HttpAnswer.Answered(status, headers, body.toByteArray());
    }

    @Override
    public void releaseResources() {
        body.clear();
    }
}
