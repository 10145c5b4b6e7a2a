package org.cardwire;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LogLinesTest {
    @Test
    void whatACallerSaysStaysInItsLine() throws JoranException {
        LoggerContext context = new LoggerContext();
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogLinesTest.class.getResource("/logback.xml"));
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        var text = (OutputStreamAppender<ILoggingEvent>) root.getAppender("text");
        var event = new LoggingEvent(
                "", root, Level.WARN, "refused reason=\"{}\"", null, new Object[] {"x\r\n2026-01-01 INFO all is well"});
        assertThat(new String(text.getEncoder().encode(event), StandardCharsets.UTF_8).lines())
                .singleElement()
                .satisfies(line -> assertThat(line).endsWith("reason=\"x 2026-01-01 INFO all is well\""));
        context.stop();
    }
}
