/**
 * Clips, sounds and foreign stills through the programs ffmpeg and ffprobe, which run as child processes of bounded memory
 * and time, without network, in a folder of their own: no hostile file is read in this process. A file and a wish come in,
 * an encoded file goes out. Knows no targets and no formats of the pipeline. Start reading at {@code Workbench}.
 */
@NullMarked
package org.cardwire.media.clip;

import org.jspecify.annotations.NullMarked;
