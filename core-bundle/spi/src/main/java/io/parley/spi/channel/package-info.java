/**
 * The contract of connectors: a {@link io.parley.spi.channel.ChannelConnector} and the faces it may have besides.
 *
 * <table>
 * <caption>Faces</caption>
 * <tr><th>face</th><th>for channels that</th></tr>
 * <tr><td>{@link io.parley.spi.channel.PageReader}</td><td>are asked for what is new</td></tr>
 * <tr><td>{@link io.parley.spi.channel.ReplySender}</td><td>can be answered</td></tr>
 * <tr><td>{@link io.parley.spi.channel.SentFinder}</td><td>can be searched for an answer that may have been sent</td></tr>
 * <tr><td>{@link io.parley.spi.channel.Rechecker}</td><td>do not tell of edits and removals</td></tr>
 * <tr><td>{@link io.parley.spi.channel.ProfileReader}</td><td>can look people up</td></tr>
 * <tr><td>{@link io.parley.spi.channel.Moderator}</td><td>let somebody decide what is read</td></tr>
 * <tr><td>{@link io.parley.spi.channel.ErrandRunner}</td><td>do something later, which must not be done twice</td></tr>
 * <tr><td>{@link io.parley.spi.channel.WebhookReceiver}</td><td>tell what is new; a component of its own</td></tr>
 * </table>
 *
 * <p>Channels that live in the agent itself, such as the live chat, use the services {@link io.parley.spi.channel.Inbox},
 * {@link io.parley.spi.channel.Transcript}, {@link io.parley.spi.channel.FileStore}, {@link io.parley.spi.channel.Presence},
 * {@link io.parley.spi.channel.TokenSigner} and {@link io.parley.spi.channel.Errands}.
 */
@Version("1.0.0")
@Export
@NullMarked
package io.parley.spi.channel;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
