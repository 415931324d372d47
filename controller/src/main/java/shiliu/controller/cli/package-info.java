/** Everything that staff type: commands that read files, ask the controller and print; no business of their own. */
@NullMarked
package shiliu.controller.cli;

import org.jspecify.annotations.NullMarked;
