// SPDX-License-Identifier: Apache-2.0

/**
 * Writes what of {@code src/siem} depends on {@code src/packs/detections.yaml} and on the fields of
 * events: the same detections, in the languages of engines that see a whole fleet.
 */
package io.telltale.siem;
