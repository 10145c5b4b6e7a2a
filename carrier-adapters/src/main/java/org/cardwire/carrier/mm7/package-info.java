/**
 * MM7, the SOAP interface of an MMS relay/server (3GPP TS 23.140 §8.7). A slide show comes in as {@code MmsContent} and
 * leaves as a SubmitReq, strictly by the schema; what the relay sends back and on its own is read leniently, in all the
 * dialects that are met in the field, and becomes outcomes and events. Start reading at {@code Mm7Adapter}.
 */
@NullMarked
package org.cardwire.carrier.mm7;

import org.jspecify.annotations.NullMarked;
