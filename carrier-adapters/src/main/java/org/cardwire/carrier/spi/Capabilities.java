package org.cardwire.carrier.spi;

/**
 * What one open link can do.
 *
 * @param window unanswered submissions that the adapter takes at once, over all its sessions; above it, it answers
 *     {@link SubmitOutcome.Throttled}
 * @param deduplicates a repeat with the same {@link Outbound#id()} is not delivered twice
 */
public record Capabilities(
        Channel channel, int window, boolean revoke, boolean readReports, boolean reachLookup, boolean deduplicates) {}
