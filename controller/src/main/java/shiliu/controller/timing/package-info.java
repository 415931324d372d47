/** When, as staff say it: words, files, festivals. */
@org.jspecify.annotations.NullMarked
package shiliu.controller.timing;
