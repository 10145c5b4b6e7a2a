package org.cardwire.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cardwire.carrier.spi.Inbound;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Routes;

/** Where carriers call us: {@code /carrier/<link>} and below go to the adapter of that link, if it is open here. */
public final class CarrierDoor implements Routes {
    private static final int MAX_BODY = 4 * 1024 * 1024;
    private static final long ANSWER_SECONDS = 20;

    private final OpenLinks links;

    public CarrierDoor(OpenLinks links) {
        this.links = links;
    }

    @Override
    public void register(Operations operations) {
        for (String method : List.of("GET", "POST", "PUT")) {
            operations.openToCarriers(method, "/carrier/:link", MAX_BODY, this::known, this::handle);
            operations.openToCarriers(method, "/carrier/:link/*", MAX_BODY, this::known, this::handle);
        }
    }

    private boolean known(Call call) {
        return door(call).isPresent();
    }

    private Optional<Inbound> door(Call call) {
        return links.find(call.path("link")).flatMap(link -> link.adapter().inbound());
    }

    private Answer handle(Call call) {
        Inbound door = door(call).orElseThrow(HttpProblem::notFound);
        try {
            Inbound.Response response =
                    door.handle(request(call)).toCompletableFuture().get(ANSWER_SECONDS, TimeUnit.SECONDS);
            return new Answer(response.status(), response.headers(), new Answer.Bytes(response.body()));
        } catch (TimeoutException | ExecutionException e) {
            throw new HttpProblem(503, "not-stored", "Not stored; send it again", "未保存，请重新发送");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HttpProblem(503, "stopping", "The server is stopping; send it again", "服务器正在停止，请重新发送");
        }
    }

    private static Inbound.Request request(Call call) {
        var request = call.context().request();
        String path = call.uri().replaceFirst("\\?.*", "").substring("/carrier/".length());
        int slash = path.indexOf('/');
        Map<String, List<String>> headers = new HashMap<>();
        request.headers()
                .forEach(entry -> headers.computeIfAbsent(
                                entry.getKey().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                        .add(entry.getValue()));
        String query = request.query();
        return new Inbound.Request(
                call.method(),
                slash < 0 ? "/" : path.substring(slash),
                query == null ? "" : query,
                headers,
                call.bytes());
    }
}
