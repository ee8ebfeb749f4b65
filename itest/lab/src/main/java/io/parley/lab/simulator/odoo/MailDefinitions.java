// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

/** Fields of the chatter. */
final class MailDefinitions {

    static final String MESSAGE = """
            subject | char | Subject
            date | datetime | Date
            body | html | Contents
            preview | char | Preview | computed
            attachment_ids | many2many ir.attachment | Attachments
            parent_id | many2one mail.message | Parent Message
            child_ids | one2many mail.message parent_id | Child Messages
            model | char | Related Document Model
            res_id | many2one_reference | Related Document ID
            record_name | char | Message Record Name
            record_company_id | many2one res.company | Company
            message_type | selection email=Incoming Email,comment=Comment,email_outgoing=Outgoing Email,\
            notification=System notification,auto_comment=Automated Targeted Notification,\
            user_notification=User Specific Notification | Type | required default=comment
            subtype_id | many2one mail.message.subtype | Subtype
            is_internal | boolean | Employee Only
            email_from | char | From
            author_id | many2one res.partner | Author
            partner_ids | many2many res.partner | Recipients
            notified_partner_ids | many2many res.partner | Partners with Need Action
            tracking_value_ids | one2many mail.tracking.value mail_message_id | Tracking values | settings
            reply_to_force_new | boolean | No threading for answers
            message_id | char | Message-Id
            reply_to | char | Reply-To
            email_layout_xmlid | char | Layout
            email_add_signature | boolean | Email Add Signature | default=true
            starred | boolean | Starred | computed
            pinned_at | datetime | Pinned
            """;

    static final String SUBTYPE = """
            name | char | Message Type | required
            description | text | Description
            internal | boolean | Internal Only
            default | boolean | Default | default=true
            hidden | boolean | Hidden
            res_model | char | Model
            sequence | integer | Sequence | default=1
            """;

    static final String FOLLOWERS = """
            res_model | char | Related Document Model Name | required
            res_id | many2one_reference | Related Document ID
            partner_id | many2one res.partner | Related Partner | required cascade
            subtype_ids | many2many mail.message.subtype | Subtype
            name | char | Name | computed
            email | char | Email | computed
            is_active | boolean | Is Active | computed
            """;

    static final String TRACKING = """
            field_id | many2one ir.model.fields | Field
            old_value_integer | integer | Old Value Integer
            old_value_float | float | Old Value Float
            old_value_char | char | Old Value Char
            old_value_text | text | Old Value Text
            old_value_datetime | datetime | Old Value DateTime
            new_value_integer | integer | New Value Integer
            new_value_float | float | New Value Float
            new_value_char | char | New Value Char
            new_value_text | text | New Value Text
            new_value_datetime | datetime | New Value Datetime
            mail_message_id | many2one mail.message | Message ID | required cascade
            """;

    static final String ATTACHMENT = """
            name | char | Name | required
            description | text | Description
            type | selection url=URL,binary=File | Type | required default=binary
            datas | binary | File Content (base64)
            url | char | Url
            mimetype | char | Mime Type
            file_size | integer | File Size
            checksum | char | Checksum/SHA1
            res_model | char | Resource Model
            res_field | char | Resource Field
            res_id | many2one_reference | Resource ID
            res_name | char | Resource Name | computed
            public | boolean | Is public document
            access_token | char | Access Token
            company_id | many2one res.company | Company
            """;

    private MailDefinitions() {}
}
