package shiliu.controller.wired;

import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Driver;
import shiliu.protocols.line.TransportAddress;

/** A screen behind a card that the controller speaks to itself. */
public record WiredScreen(Screen screen, Driver<?> driver, TransportAddress address) {}
