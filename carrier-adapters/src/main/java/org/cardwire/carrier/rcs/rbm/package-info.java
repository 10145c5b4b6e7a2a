/**
 * RCS Business Messaging (REST API v1). A card comes in as {@code RcsContent} and leaves as an AgentMessage under our own
 * messageId; webhooks come in signed and become events. Start reading at {@code RbmAdapter}; {@code RbmJson} is the mapping.
 */
@NullMarked
package org.cardwire.carrier.rcs.rbm;

import org.jspecify.annotations.NullMarked;
