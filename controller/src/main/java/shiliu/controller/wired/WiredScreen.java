package shiliu.controller.wired;

import shiliu.player.output.CardLines;
import shiliu.player.screen.Screen;

/** A screen behind a card that the controller speaks to itself. */
public record WiredScreen(Screen screen, CardLines.Card card) {}
